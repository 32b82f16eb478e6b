// Sharing a connection for a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Shares a connection with every contributor or with one person, with a reason and for a time.
///
/// A share widens what a contributor's role reaches. It gives nobody a role: to a person who is no
/// contributor it gives nothing.
public struct ShareConnection: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionShare

    /// The connection.
    public let name: Name<Connection>
    /// The one person; nil for every contributor.
    public let person: Name<Principal>?
    /// From when on; nil for now.
    public let from: Instant?
    /// Until when, exclusive; nil for no end.
    public let until: Instant?
    /// Why, in one line.
    public let reason: String

    /// Asks to share.
    public init(
        name: Name<Connection>, with person: Name<Principal>?, from: Instant? = nil,
        until: Instant? = nil, reason: String
    ) {
        self.name = name
        self.person = person
        self.from = from
        self.until = until
        self.reason = reason
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Share> {
        _ = try workroom.connection(name)
        if let person {
            guard try workroom.store.principal(person).isActive(at: workroom.now) else {
                throw .input(
                    .inputInvalid, "`\(person)` is disabled: a share would give them nothing")
            }
        }
        let start = try workroom.start(from)
        let share = Share(
            identifier: try workroom.newIdentifier(), connection: name, person: person,
            from: start, until: try workroom.end(until, after: start),
            sharedBy: try workroom.principal, reason: try workroom.reason(reason))
        var details: [String: CanonicalJSON] = [
            "share": .string("\(share.identifier)"),
            "with": .string(person == nil ? "contributors" : "person"),
            "from": .string("\(share.from)"), "why": .string(share.reason),
        ]
        if let person { details["person"] = .string(person.text) }
        if let until = share.until { details["until"] = .string("\(until)") }
        return Preparation(
            share,
            recording: [
                EntryDraft(
                    .connectionShared, .allowed, by: workroom.actor, on: ("connection", name.text),
                    details: details)
            ], changing: [.addShare(share)])
    }
}
