// Opening API keys, for whoever holds the leave to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
import Domain

/// Keeps API keys sealed and opens one for whoever borrows it an exeat or an errand.
///
/// There is no way to open a key by a connection's name: the name is taken from the token.
public struct CredentialCustody: Sendable {
    private let state: any StateReading
    private let keyEncryptionKey: KeyEncryptionKey

    /// Reads sealed records from `state`, and the key that wraps their keys from its file.
    public init(state: any StateReading, keyEncryptionKey: KeyEncryptionKey) {
        self.state = state
        self.keyEncryptionKey = keyEncryptionKey
    }

    /// The API key of the connection that an exeat is for; wiped when its holder lets go.
    ///
    /// - Throws: `CustodyError`; nothing was given out.
    public func open(for exeat: borrowing Exeat) throws(CustodyError) -> SecretBytes {
        try open(exeat.connection)
    }

    /// The API key of the connection that an errand is for.
    ///
    /// - Throws: `CustodyError`; nothing was given out.
    public func open(for errand: borrowing Errand) throws(CustodyError) -> SecretBytes {
        try open(errand.connection)
    }

    /// Seals an API key for a connection, under a data key of its own.
    ///
    /// - Throws: `CustodyError.keyUnavailable` when the key file cannot be used.
    func seal(
        _ credential: borrowing SecretBytes, for connection: ConnectionRecord, version: Int,
        at instant: Instant
    ) throws(CustodyError) -> SealedCredential {
        let dataKey = SecretBytes(randomCount: KeyEncryptionKey.count)
        let wrapped = try keyEncryptionKey.seal(
            dataKey,
            associatedData: AssociatedData.dataKey(of: connection, version: version))
        do {
            let box = try Sealing.seal(
                credential, under: dataKey,
                associatedData: AssociatedData.credential(of: connection, version: version))
            return SealedCredential(
                connection: connection.name, version: version, sealedAt: instant,
                wrappedKey: wrapped,
                box: box)
        } catch { throw .keyUnavailable("\(error)") }
    }

    private func open(_ name: Name<Connection>) throws(CustodyError) -> SecretBytes {
        let stored: SealedCredential?
        let found: ConnectionRecord?
        do {
            stored = try state.credential(of: name)
            found = try state.connections().first { $0.name == name }
        } catch { throw .unreadable("\(error)") }
        guard let stored, let connection = found else { throw .missing(connection: name.text) }
        let dataKey = try keyEncryptionKey.open(
            stored.wrappedKey, what: "the API key of `\(name)`",
            associatedData: AssociatedData.dataKey(of: connection, version: stored.version))
        do {
            return try Sealing.open(
                stored.box, under: dataKey,
                associatedData: AssociatedData.credential(of: connection, version: stored.version))
        } catch {
            throw .doesNotOpen(
                what: "the API key of `\(name)`", keyFile: keyEncryptionKey.path)
        }
    }
}
