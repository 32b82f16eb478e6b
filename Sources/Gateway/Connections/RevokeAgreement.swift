// Ending the agreement for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends the agreement for a connection: nothing leaves over it before somebody agrees anew.
///
/// A running transfer stops before its next batch. The agreement that was given stays on record.
public struct RevokeAgreement: Operation {
    /// What is asked for.
    public static let action = Action.connectionAgree

    /// The connection.
    public let name: Name<Connection>

    /// Asks to end it.
    public init(name: Name<Connection>) { self.name = name }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Agreement> {
        guard let given = try workroom.agreement(for: name), given.revokedAt == nil else {
            throw .notFound(kind: "agreement in force for connection", name: name.text)
        }
        // The ledger of agreements is only added to: the newest record says how things stand.
        let revoked = Agreement(
            identifier: try workroom.newIdentifier(), connection: name, text: given.text,
            version: given.version, language: given.language, textDigest: given.textDigest,
            statement: given.statement, agreedBy: given.agreedBy, agreedAt: given.agreedAt,
            validUntil: given.validUntil, revokedAt: workroom.now)
        return Preparation(
            revoked,
            recording: [
                EntryDraft(
                    .connectionRevoked, .allowed, by: workroom.actor,
                    on: ("connection", name.text),
                    details: ["agreement": .string("\(given.identifier)")])
            ], changing: [.agree(revoked)])
    }
}
