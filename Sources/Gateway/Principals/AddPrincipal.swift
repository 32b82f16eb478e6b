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
        let enrolment = Enrolment(
            name: name, role: role, account: account, enrolledAt: workroom.now)
        return Preparation(
            enrolment, recording: [Self.draft(enrolment, by: workroom.actor)],
            changing: [.enrol(enrolment)])
    }

    static func draft(_ enrolment: Enrolment, by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .principalAdded, .allowed, by: actor, on: ("principal", enrolment.name.text),
            details: [
                "role": .string(enrolment.role.rawValue),
                "account": .integer(Int64(enrolment.account)),
            ])
    }
}
