// An Ed25519 key that signs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// An Ed25519 key that signs; its seed is wiped when the key goes.
@safe
public struct SigningKey: ~Copyable, @unchecked Sendable {
    private let ownSeed: SecretBytes
    private let pointer: OpaquePointer

    /// The key that checks its signatures.
    public let verificationKey: VerificationKey

    /// A new random key.
    ///
    /// - Throws: `CryptographyError.unavailable` when OpenSSL has no Ed25519.
    public init() throws(CryptographyError) {
        try self.init(seed: SecretBytes(randomCount: 32))
    }

    /// The key of a seed of 32 bytes (RFC 8032, section 5.1.5).
    ///
    /// - Throws: `CryptographyError.wrongLength` for another seed.
    public init(seed: borrowing SecretBytes) throws(CryptographyError) {
        let count = seed.count
        guard count == 32 else { throw .wrongLength(what: "a signing seed", count: count) }
        let made = unsafe seed.withAddress {
            unsafe EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, $0, count)
        }
        guard let pointer = unsafe made else {
            ERR_clear_error()
            throw .unavailable(operation: "Ed25519")
        }
        var publicBytes = [UInt8](repeating: 0, count: 32)
        var publicCount = 32
        guard unsafe EVP_PKEY_get_raw_public_key(pointer, &publicBytes, &publicCount) == 1,
            let verificationKey = VerificationKey(bytes: publicBytes)
        else {
            unsafe EVP_PKEY_free(pointer)
            ERR_clear_error()
            throw .unavailable(operation: "Ed25519")
        }
        ownSeed = seed.duplicate()
        unsafe self.pointer = pointer
        self.verificationKey = verificationKey
    }

    deinit { unsafe EVP_PKEY_free(pointer) }

    /// The 64 bytes that sign `message`.
    ///
    /// - Throws: `CryptographyError.unavailable` when OpenSSL fails; nothing is signed then.
    public borrowing func signature(of message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = 64
        guard unsafe context != nil,
            unsafe EVP_DigestSignInit(context, nil, nil, nil, pointer) == 1,
            unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1,
            count == 64
        else {
            ERR_clear_error()
            throw .unavailable(operation: "an Ed25519 signature")
        }
        return signature
    }

    /// A copy of the seed, to be sealed or written to a key file.
    public borrowing func seed() -> SecretBytes { ownSeed.duplicate() }

    /// Lends the seed to `body`, which must not keep a copy.
    public borrowing func withSeed<Result: ~Copyable, Failure: Error>(
        _ body: (borrowing SecretBytes) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(ownSeed)
    }
}
