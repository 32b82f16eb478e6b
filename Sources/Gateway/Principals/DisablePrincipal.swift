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

    /// Who was disabled, and what no longer runs by itself.
    public struct Output: Sendable, Codable {
        /// The name.
        public let name: Name<Principal>
        /// The role that it was enrolled with.
        public let role: Role
        /// The operating-system account.
        public let account: UInt32
        /// When it was enrolled.
        public let enrolledAt: Instant
        /// From when on it may do nothing.
        public let disabledAt: Instant
        /// The exports that ran by themselves on its behalf, and no longer do.
        public let suspended: [Name<Export>]
    }

    /// Asks to disable.
    public init(name: Name<Principal>) { self.name = name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let found = try workroom.store.principal(name)
        guard found.disabledAt == nil else { throw .exists("that `\(name)` is disabled") }
        let disabled = Enrolment(
            name: name, role: found.role, account: found.account, enrolledAt: found.enrolledAt,
            disabledAt: workroom.now, grants: found.grants)
        try workroom.keepAnAdministrator(with: disabled)
        let waiting = try workroom.suspensions(assuming: [disabled], shares: [:])
        return Preparation(
            Output(
                name: name, role: found.role, account: found.account,
                enrolledAt: found.enrolledAt, disabledAt: workroom.now,
                suspended: waiting.exports),
            recording: [
                EntryDraft(
                    .principalDisabled, .allowed, by: workroom.actor, on: ("principal", name.text))
            ] + waiting.drafts,
            changing: [.disable(name, at: workroom.now)] + waiting.changes)
    }
}
