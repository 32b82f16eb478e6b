// Every activated policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Every activated policy version, in order of activation.
public struct ListPolicies: Inquiry {
    public static let action = Action.policyRead

    /// One version.
    public struct Row: Sendable, Codable {
        public let identifier: String
        public let version: Int
        public let digest: String
        public let activatedBy: Name<Principal>
        public let activatedAt: Instant
    }

    /// Asks.
    public init() {}

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
