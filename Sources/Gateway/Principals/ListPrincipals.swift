// Everybody who is enrolled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Everybody who is enrolled, by name, with the roles that they hold now.
public struct ListPrincipals: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.principalRead

    /// One principal.
    public struct Row: Sendable, Codable {
        /// The name.
        public let name: Name<Principal>
        /// The role that it was enrolled with.
        public let role: Role
        /// The roles that it holds now; none once it is disabled.
        public let roles: [Role]
        /// The operating-system account.
        public let account: UInt32
        /// When it was enrolled.
        public let enrolledAt: Instant
        /// When it was disabled; nil while it is active.
        public let disabledAt: Instant?

        init(_ enrolment: Enrolment, at instant: Instant) {
            name = enrolment.name
            role = enrolment.role
            roles = enrolment.roles(at: instant)
            account = enrolment.account
            enrolledAt = enrolment.enrolledAt
            disabledAt = enrolment.disabledAt
        }
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let all: [Enrolment]
        do { all = try workroom.store.principals() } catch { throw GatewayError(error) }
        return all.map { Row($0, at: workroom.now) }
    }
}
