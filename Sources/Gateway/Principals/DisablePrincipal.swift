// Ending what somebody may do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends what a principal may do, from now on; what they did stays recorded.
public struct DisablePrincipal: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.principalDisable

    /// Whom.
    public let name: Name<Principal>

    /// Asks to disable.
    public init(name: Name<Principal>) { self.name = name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Enrolment> {
        let all: [Enrolment]
        do { all = try workroom.store.principals() } catch { throw GatewayError(error) }
        guard let found = all.first(where: { $0.name == name }) else {
            throw .notFound(kind: "principal", name: name.text)
        }
        guard found.disabledAt == nil else { throw .exists("that `\(name)` is disabled") }
        let isOther = { (other: Enrolment) in
            other.name != name && other.role == .administrator && other.disabledAt == nil
        }
        guard found.role != .administrator || all.contains(where: isOther) else {
            throw .refused(
                .actorRole, "`\(name)` is the last administrator: nobody could enrol another",
                entry: nil)
        }
        let disabled = Enrolment(
            name: name, role: found.role, account: found.account, enrolledAt: found.enrolledAt,
            disabledAt: workroom.now)
        return Preparation(
            disabled,
            recording: [
                EntryDraft(
                    .principalDisabled, .allowed, by: workroom.actor, on: ("principal", name.text))
            ], changing: [.disable(name, at: workroom.now)])
    }
}
