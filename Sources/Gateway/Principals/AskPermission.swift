// Whether somebody may, or might, do something.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
import Permissions

/// Whether a principal may do something now, or might have done it at any time past, and by which
/// rule.
///
/// Worked out from enrolments, grants and shares, which are never changed but for their ends: the
/// answer about an instant is the one that the gateway gave then. It is about permission alone; a
/// run needs an agreement and a policy that lets the role run besides.
public struct AskPermission: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.principalRead

    /// About whom.
    public let name: Name<Principal>
    /// What they would do.
    public let question: Action
    /// Over which connection; nil for any.
    public let over: Name<Connection>?
    /// When; nil for now.
    public let at: Instant?

    /// The answer.
    public struct Output: Sendable, Codable {
        /// About whom.
        public let principal: Name<Principal>
        /// What they would do.
        public let action: Action
        /// Over which connection; nil for any.
        public let connection: Name<Connection>?
        /// The instant that the answer is about.
        public let at: Instant
        /// Whether they may.
        public let allowed: Bool
        /// Why not; nil where they may.
        public let reason: ReasonCode?
        /// The deciding rule, in words.
        public let rule: String
        /// The role that decided; nil where none did.
        public let role: Role?
        /// The grant by which they hold it.
        public let grant: Identifier<GrantNoun>?
        /// The share by which it reaches the connection; nil where it needs none or has none.
        public let share: Identifier<ShareNoun>?
    }

    /// Asks.
    public init(
        name: Name<Principal>, action: Action, over connection: Name<Connection>? = nil,
        at instant: Instant? = nil
    ) {
        self.name = name
        question = action
        over = connection
        at = instant
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let instant = at ?? workroom.now
        guard instant <= workroom.now else {
            throw .input(
                .inputInvalid, "what will be at \(instant) is not known: now it is \(workroom.now)")
        }
        let verdict = try verdict(
            for: workroom.store.principal(name), at: instant, in: workroom.store)
        return Output(
            principal: name, action: question, connection: over, at: instant,
            allowed: verdict.isAllowed, reason: verdict.reason, rule: verdict.rule,
            role: verdict.basis.role, grant: verdict.basis.grant, share: verdict.basis.share)
    }

    private func verdict(
        for enrolment: Enrolment, at instant: Instant, in state: any StateReading
    ) throws(GatewayError) -> PermissionVerdict {
        guard let over else {
            return PermissionRules.verdict(for: question, by: enrolment, at: instant)
        }
        let connection = try state.connection(over)
        guard connection.addedAt <= instant else {
            throw .input(
                .inputNotFound,
                "there was no connection `\(over)` then: it was made at \(connection.addedAt)")
        }
        return PermissionRules.verdict(
            for: question, by: enrolment, on: try state.shares(ofNamed: over), at: instant)
    }
}
