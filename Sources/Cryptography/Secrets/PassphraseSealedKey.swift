// A key as a passphrase seals it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A key of 32 bytes as a passphrase seals it: the whole content of a key file.
///
/// 8 bytes `exeatkf1`, 32 bytes of salt, then the box: nonce, ciphertext and tag. The key that
/// seals is made from passphrase and salt by scrypt; the associated data names what the sealed key
/// is for, so that a file put in another key's place does not open.
public struct PassphraseSealedKey: Hashable, Sendable {
    /// Bytes of the file.
    public static let byteCount = magic.count + saltCount + boxCount

    private static let magic = Array("exeatkf1".utf8)
    private static let saltCount = 32
    private static let keyCount = 32
    private static let boxCount = SealedBox.nonceCount + keyCount + SealedBox.tagCount

    private let salt: [UInt8]
    private let box: SealedBox

    /// Takes the content of a file; nil if it has another length or does not begin as it should.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic),
            let box = SealedBox(bytes: bytes.suffix(Self.boxCount))
        else { return nil }
        salt = Array(bytes[Self.magic.count...].prefix(Self.saltCount))
        self.box = box
    }

    /// Seals a key under a passphrase, with a salt of its own.
    ///
    /// - Parameters:
    ///   - key: 32 bytes.
    ///   - passphrase: What opens it again.
    ///   - purpose: What the key is for, such as `log-signing`.
    /// - Throws: `CryptographyError.wrongLength` for another key, `.unavailable` without memory for
    ///   scrypt or without randomness.
    public init(
        sealing key: borrowing SecretBytes, under passphrase: borrowing SecretBytes,
        for purpose: String
    ) throws(CryptographyError) {
        guard key.count == Self.keyCount else {
            throw .wrongLength(what: "a key in a key file", count: key.count)
        }
        salt = try Randomness.bytes(Self.saltCount)
        let wrapping = try KeyDerivation.scrypt(passphrase, salt: salt, count: Self.keyCount)
        box = try Sealing.seal(
            key, under: wrapping, associatedData: Self.associatedData(purpose))
    }

    /// The content of the file.
    public var bytes: [UInt8] { Self.magic + salt + box.bytes }

    /// Opens it with the passphrase and the purpose it was sealed with.
    ///
    /// - Throws: `CryptographyError.notAuthentic` when anything differs; nothing is given out then.
    public func open(
        under passphrase: borrowing SecretBytes, for purpose: String
    ) throws(CryptographyError) -> SecretBytes {
        let wrapping = try KeyDerivation.scrypt(passphrase, salt: salt, count: Self.keyCount)
        return try Sealing.open(
            box, under: wrapping, associatedData: Self.associatedData(purpose))
    }

    private static func associatedData(_ purpose: String) -> [UInt8] {
        Array("exeat/key-file/1".utf8) + [0] + Array(purpose.utf8)
    }
}
