// An Ed25519 key that checks signatures.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// An Ed25519 key that checks signatures.
///
/// A value that exists is canonical and not of low order: under a low-order key anybody can make
/// signatures that verify.
public struct VerificationKey: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Takes 32 bytes; nil for another number, a non-canonical or a low-order encoding.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        let bytes = Array(bytes)
        guard !EdwardsEncoding.isLowOrder(bytes), EdwardsEncoding.isCanonical(bytes) else {
            return nil
        }
        self.bytes = bytes
    }

    /// Whether `signature` is this key's signature of exactly `message`.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == 64 else { return false }
        let key = unsafe EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, bytes, bytes.count)
        defer { unsafe EVP_PKEY_free(key) }
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe key != nil, unsafe context != nil,
            unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1,
            unsafe EVP_DigestVerify(context, signature, 64, message, message.count) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }
}
