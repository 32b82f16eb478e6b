// Enrolling somebody.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Enrols an operating-system account under a name and a role.
public struct AddPrincipal: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.principalAdd

    /// The name, the role and the account.
    public let name: Name<Principal>
    /// What it may be.
    public let role: Role
    /// The operating-system account.
    public let account: UInt32

    /// Asks to enrol.
    public init(name: Name<Principal>, role: Role, account: UInt32) {
        self.name = name
        self.role = role
        self.account = account
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Enrolment> {
        let enrolment = Self.enrolment(
            of: name, as: role, account: account, by: try workroom.principal,
            grant: try workroom.newIdentifier(), at: workroom.now)
        return Preparation(
            enrolment, recording: [Self.draft(enrolment, by: workroom.actor)],
            changing: Self.changes(enrolment))
    }

    /// An enrolment with its first grant.
    static func enrolment(
        of name: Name<Principal>, as role: Role, account: UInt32, by granter: Name<Principal>,
        grant: Identifier<GrantNoun>, at now: Instant
    ) -> Enrolment {
        let grant = RoleGrant(
            identifier: grant, principal: name, role: role, from: now, until: nil,
            grantedBy: granter, reason: "enrolled")
        return Enrolment(
            name: name, role: role, account: account, enrolledAt: now, grants: [grant])
    }

    static func draft(_ enrolment: Enrolment, by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .principalAdded, .allowed, by: actor, on: ("principal", enrolment.name.text),
            details: [
                "role": .string(enrolment.role.rawValue),
                "account": .integer(Int64(enrolment.account)),
                "grant": .string(enrolment.grants.first.map { "\($0.identifier)" } ?? ""),
            ])
    }

    static func changes(_ enrolment: Enrolment) -> [StateChange] {
        let bare = Enrolment(
            name: enrolment.name, role: enrolment.role, account: enrolment.account,
            enrolledAt: enrolment.enrolledAt)
        return [.enrol(bare)] + enrolment.grants.map { .addGrant($0) }
    }
}
