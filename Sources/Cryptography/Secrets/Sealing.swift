// Authenticated encryption of secrets.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Authenticated encryption of secrets: AES-256-GCM with a fresh random nonce for each sealing.
///
/// The associated data says what the secret is for; a box moved to another purpose does not open.
public enum Sealing {
    /// Seals `secret` under a key of 32 bytes.
    ///
    /// - Throws: `CryptographyError.wrongLength` for another key, `.unavailable` without randomness.
    public static func seal(
        _ secret: borrowing SecretBytes, under key: borrowing SecretBytes, associatedData: [UInt8]
    ) throws(CryptographyError) -> SealedBox {
        try seal(
            secret, under: key, nonce: Randomness.bytes(SealedBox.nonceCount),
            associatedData: associatedData)
    }

    /// Seals under a stated nonce, so that published vectors can be checked.
    package static func seal(
        _ secret: borrowing SecretBytes, under key: borrowing SecretBytes, nonce: [UInt8],
        associatedData: [UInt8]
    ) throws(CryptographyError) -> SealedBox {
        let cipher = try GaloisCounter.start(key: key, nonce: nonce, direction: .seal)
        try cipher.authenticate(associatedData)
        var ciphertext = [UInt8](repeating: 0, count: secret.count)
        let count = secret.count
        try unsafe secret.withAddress { (plaintext) throws(CryptographyError) in
            try unsafe cipher.transform(plaintext, count: count, into: &ciphertext)
        }
        return SealedBox(nonce: nonce, ciphertext: ciphertext, tag: try cipher.finishSealing())
    }

    /// Opens a box with the key and the associated data it was sealed with.
    ///
    /// - Throws: `CryptographyError.notAuthentic` when anything differs; nothing is given out then.
    public static func open(
        _ box: SealedBox, under key: borrowing SecretBytes, associatedData: [UInt8]
    ) throws(CryptographyError) -> SecretBytes {
        let cipher = try GaloisCounter.start(key: key, nonce: box.nonce, direction: .open)
        try cipher.authenticate(associatedData)
        let ciphertext = box.ciphertext
        let secret = SecretBytes(zeros: ciphertext.count)
        try unsafe secret.withAddress { (plaintext) throws(CryptographyError) in
            try unsafe cipher.transform(ciphertext, count: ciphertext.count, into: plaintext)
        }
        try cipher.finishOpening(tag: box.tag)
        return secret
    }
}
