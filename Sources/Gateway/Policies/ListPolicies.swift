// Every activated policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Every activated policy version, in order of activation.
public struct ListPolicies: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.policyRead

    /// One version.
    public struct Row: Sendable, Codable {
        /// The policy's own identifier.
        public let identifier: String
        /// Its version.
        public let version: Int
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
        /// Who activated it.
        public let activatedBy: Name<Principal>
        /// When it was activated.
        public let activatedAt: Instant
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        do {
            return try workroom.store.policies().map {
                Row(
                    identifier: $0.identifier, version: $0.version,
                    digest: $0.digest.hexadecimal, activatedBy: $0.activatedBy,
                    activatedAt: $0.activatedAt)
            }
        } catch { throw GatewayError(error) }
    }
}
