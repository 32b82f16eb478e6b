// Ending a role before it ends by itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends one grant, or every grant of a role that a principal holds or is yet to hold, from now on.
public struct RevokeRole: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.principalGrant

    /// What is to end.
    public enum Target: Sendable, Codable {
        /// One grant.
        case grant(Identifier<GrantNoun>)
        /// Every grant of a role to a principal that is not over.
        case role(Role, of: Name<Principal>)
    }

    /// What ended, and what no longer runs by itself.
    public struct Output: Sendable, Codable {
        /// Whose role it was.
        public let name: Name<Principal>
        /// The grants that ended, with their end.
        public let grants: [RoleGrant]
        /// The exports that ran by themselves on its behalf, and no longer do.
        public let suspended: [Name<Export>]
    }

    /// What is to end.
    public let target: Target
    /// Why, in one line.
    public let reason: String

    /// Asks to revoke.
    public init(_ target: Target, reason: String) {
        self.target = target
        self.reason = reason
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let end = TermEnd(
            by: try workroom.principal, at: workroom.now, reason: try workroom.reason(reason))
        let (found, ending) = try meant(in: workroom)
        let ended = ending.map { grant in
            var grant = grant
            grant.end = end
            return grant
        }
        let remaining = found.grants.map { grant in
            ended.first { $0.identifier == grant.identifier } ?? grant
        }
        let changed = Enrolment(
            name: found.name, role: found.role, account: found.account,
            enrolledAt: found.enrolledAt, disabledAt: found.disabledAt, grants: remaining)
        try workroom.keepAnAdministrator(with: changed)
        let waiting = try workroom.suspensions(assuming: [changed], shares: [:])
        return Preparation(
            Output(name: found.name, grants: ended, suspended: waiting.exports),
            recording: ended.map { Self.draft($0, why: end.reason, by: workroom.actor) }
                + waiting.drafts,
            changing: ended.map { .endGrant($0.identifier, end) } + waiting.changes)
    }

    private static func draft(
        _ grant: RoleGrant, why: String, by actor: EntryActor
    ) -> EntryDraft {
        EntryDraft(
            .principalRevoked, .allowed, by: actor, on: ("principal", grant.principal.text),
            details: [
                "grant": .string("\(grant.identifier)"), "role": .string(grant.role.rawValue),
                "why": .string(why),
            ])
    }

    /// Whose grants, and which of them; at least one.
    private func meant(
        in workroom: Workroom
    ) throws(GatewayError) -> (Enrolment, [RoleGrant]) {
        let isOver = { (grant: RoleGrant) in
            grant.end != nil || (grant.until.map { $0 <= workroom.now } ?? false)
        }
        switch target {
        case .grant(let identifier):
            let all: [Enrolment]
            do { all = try workroom.store.principals() } catch { throw GatewayError(error) }
            for one in all {
                guard let grant = one.grants.first(where: { $0.identifier == identifier }) else {
                    continue
                }
                guard !isOver(grant) else {
                    throw .input(.inputInvalid, "the grant `\(identifier)` is over already")
                }
                return (one, [grant])
            }
            throw .notFound(kind: "grant", name: "\(identifier)")
        case .role(let role, let name):
            let found = try workroom.store.principal(name)
            let grants = found.grants.filter { $0.role == role && !isOver($0) }
            guard !grants.isEmpty else {
                throw .input(
                    .inputInvalid, "`\(name)` has no grant of the role \(role.rawValue)")
            }
            return (found, grants)
        }
    }
}
