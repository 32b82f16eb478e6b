// Every activated policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Every activated policy version, in order of activation, and what the log says about each.
public struct ListPolicies: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.policyRead

    /// Whether an activation decides.
    public enum State: String, Sendable, Codable {
        /// It decides now.
        case active
        /// It will, unless another activation takes its place before.
        case dated
        /// Another activation took its place.
        case superseded
    }

    /// One version.
    public struct Row: Sendable, Codable {
        /// The policy's own identifier.
        public let identifier: String
        /// Its version.
        public let version: Int
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
        /// Whether it stands beside every policy for connections of its kind.
        public let isGuardRail: Bool
        /// Whether it decides.
        public let state: State
        /// The first instant in force by this activation.
        public let activeFrom: Instant
        /// Who activated it.
        public let activatedBy: Name<Principal>
        /// When it was activated.
        public let activatedAt: Instant
        /// The place of the entry about it.
        public let entry: UInt64
        /// Whether the signed log put it in force as it stands here; if not, nothing leaves by it.
        public let isSigned: Bool
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        let all = try workroom.activatedPolicies()
        let active = Set(all.inForce(at: workroom.now).map(\.entry))
        let log = try ActivationLog(in: workroom)
        var rows: [Row] = []
        for record in all {
            let state: State =
                active.contains(record.entry)
                ? .active : record.activeFrom > workroom.now ? .dated : .superseded
            rows.append(
                Row(
                    identifier: record.identifier, version: record.version,
                    digest: record.digest.hexadecimal, isGuardRail: record.isGuardRail,
                    state: state, activeFrom: record.activeFrom,
                    activatedBy: record.activatedBy, activatedAt: record.activatedAt,
                    entry: record.entry, isSigned: try log.objection(to: record) == nil))
        }
        return rows
    }
}
