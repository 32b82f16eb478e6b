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
        let revoked = given.revoked(at: workroom.now, as: try workroom.newIdentifier())
        let store = workroom.store
        return Preparation(
            revoked,
            recording: [
                EntryDraft(
                    .connectionRevoked, .allowed, by: workroom.actor,
                    on: ("connection", name.text),
                    details: ["agreement": .string("\(given.identifier)")])
            ]
        ) { (_) throws(AuditError) in
            try store.hold(given.identifier, of: given.connection)
            return [.agree(revoked)]
        }
    }
}
