// Keys made from keys and from passphrases.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Keys made from keys and from passphrases.
public enum KeyDerivation {
    /// HKDF with SHA-256 (RFC 5869): a key for one purpose, named by `info`.
    ///
    /// - Throws: `CryptographyError.wrongLength` for an output of no bytes or more than 8160.
    public static func hkdf(
        _ secret: borrowing SecretBytes, salt: [UInt8], info: [UInt8], count: Int
    ) throws(CryptographyError) -> SecretBytes {
        guard (1...255 * 32).contains(count) else {
            throw .wrongLength(what: "a derived key", count: count)
        }
        let algorithm = unsafe EVP_KDF_fetch(nil, "HKDF", nil)
        defer { unsafe EVP_KDF_free(algorithm) }
        guard let context = unsafe EVP_KDF_CTX_new(algorithm) else {
            throw .unavailable(operation: "HKDF")
        }
        defer { unsafe EVP_KDF_CTX_free(context) }
        let output = SecretBytes(zeros: count)
        let secretCount = secret.count
        let isDerived = unsafe secret.withAddress { (key) in
            unsafe output.withAddress { (result) in
                unsafe exeat_hkdf_sha256(
                    context, key, secretCount, salt, salt.count, info, info.count, result, count)
                    == 1
            }
        }
        guard isDerived else {
            ERR_clear_error()
            throw .unavailable(operation: "HKDF")
        }
        return output
    }

    /// scrypt (RFC 7914) at this house's one cost: 2^17 rounds of 8 blocks, about 128 MiB.
    ///
    /// - Throws: `CryptographyError.unavailable`, for instance without that much memory.
    public static func scrypt(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], count: Int
    ) throws(CryptographyError) -> SecretBytes {
        try scrypt(passphrase, salt: salt, rounds: 1 << 17, blocks: 8, lanes: 1, count: count)
    }

    /// scrypt at a stated cost, so that published vectors can be checked.
    package static func scrypt(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], rounds: UInt64, blocks: UInt64,
        lanes: UInt64, count: Int
    ) throws(CryptographyError) -> SecretBytes {
        guard count > 0 else { throw .wrongLength(what: "a derived key", count: count) }
        let output = SecretBytes(zeros: count)
        let passphraseCount = passphrase.count
        let isDerived = unsafe passphrase.withAddress { (bytes) in
            unsafe output.withAddress { (result) in
                unsafe bytes.withMemoryRebound(to: CChar.self, capacity: max(passphraseCount, 1)) {
                    unsafe EVP_PBE_scrypt(
                        $0, passphraseCount, salt, salt.count, rounds, blocks, lanes, 256 << 20,
                        result, count) == 1
                }
            }
        }
        guard isDerived else {
            ERR_clear_error()
            throw .unavailable(operation: "scrypt")
        }
        return output
    }
}
