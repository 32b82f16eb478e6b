// Granting a role for a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Grants a principal a role, beside those that it holds, with a reason and for a time.
public struct GrantRole: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.principalGrant

    /// Whom.
    public let name: Name<Principal>
    /// The role.
    public let role: Role
    /// From when on; nil for now.
    public let from: Instant?
    /// Until when, exclusive; nil for no end.
    public let until: Instant?
    /// Why, in one line.
    public let reason: String

    /// Asks to grant.
    public init(
        name: Name<Principal>, role: Role, from: Instant? = nil, until: Instant? = nil,
        reason: String
    ) {
        self.name = name
        self.role = role
        self.from = from
        self.until = until
        self.reason = reason
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<RoleGrant> {
        let found = try workroom.store.principal(name)
        guard found.isActive(at: workroom.now) else {
            throw .input(
                .inputInvalid, "`\(name)` is disabled: a role would give them nothing")
        }
        let start = try workroom.start(from)
        let grant = RoleGrant(
            identifier: try workroom.newIdentifier(), principal: name, role: role, from: start,
            until: try workroom.end(until, after: start), grantedBy: try workroom.principal,
            reason: try workroom.reason(reason))
        var details: [String: CanonicalJSON] = [
            "grant": .string("\(grant.identifier)"), "role": .string(role.rawValue),
            "from": .string("\(grant.from)"), "why": .string(grant.reason),
        ]
        if let until = grant.until { details["until"] = .string("\(until)") }
        return Preparation(
            grant,
            recording: [
                EntryDraft(
                    .principalGranted, .allowed, by: workroom.actor, on: ("principal", name.text),
                    details: details)
            ], changing: [.addGrant(grant)])
    }
}
