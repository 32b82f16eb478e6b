// The key that wraps keys, and where its file is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
public import Domain

/// The key that wraps keys: 32 bytes in a file of their own, outside the database.
///
/// Read anew for each use and wiped after it, so that a process that lives long does not hold it.
public struct KeyEncryptionKey: Sendable {
    /// The file.
    public let path: String

    /// Bytes of the key.
    public static let count = 32

    /// Names the file; nothing is read yet.
    public init(path: String) { self.path = path }

    /// Makes a new key and its file, which must not exist.
    ///
    /// - Throws: `CustodyError.keyUnavailable` with the file and the cause.
    public func create() throws(CustodyError) {
        do { try SecretBytes(randomCount: Self.count).write(toNewKeyFile: path) } catch {
            throw .keyUnavailable("\(error)")
        }
    }

    /// Seals a named key of the gateway.
    ///
    /// - Throws: `CustodyError.keyUnavailable` when the key file cannot be used.
    public func seal(
        _ secret: borrowing SecretBytes, as name: Name<KeyNoun>, version: Int
    ) throws(CustodyError) -> SealedBox {
        try seal(secret, associatedData: AssociatedData.key(name, version: version))
    }

    /// Opens a named key of the gateway.
    ///
    /// - Throws: `CustodyError`, when the key file cannot be used or is not the one that sealed.
    public func open(_ key: SealedKey) throws(CustodyError) -> SecretBytes {
        try open(
            key.box, what: "the key `\(key.name)`",
            associatedData: AssociatedData.key(key.name, version: key.version))
    }

    func seal(
        _ secret: borrowing SecretBytes, associatedData: [UInt8]
    ) throws(CustodyError) -> SealedBox {
        let key = try read()
        do { return try Sealing.seal(secret, under: key, associatedData: associatedData) } catch {
            throw .keyUnavailable("\(error)")
        }
    }

    func open(
        _ box: SealedBox, what: String, associatedData: [UInt8]
    ) throws(CustodyError) -> SecretBytes {
        let key = try read()
        do { return try Sealing.open(box, under: key, associatedData: associatedData) } catch {
            if error == .notAuthentic { throw .doesNotOpen(what: what, keyFile: path) }
            throw .keyUnavailable("\(error)")
        }
    }

    private func read() throws(CustodyError) -> SecretBytes {
        do { return try SecretBytes(readingKeyFile: path, count: Self.count) } catch {
            throw .keyUnavailable("\(error)")
        }
    }
}
