// What a second person is asked to approve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a second person is asked to approve: a plan, by the digest of everything that it pins.
public struct ApprovablePlan: Hashable, Sendable {
    /// The plan.
    public let plan: Identifier<Transfer>
    /// Digest of everything that it pins.
    public let digest: Digest<PlanContent>
    /// Who made it.
    public let plannedBy: Name<Principal>
    /// The roles whose approval the policy takes.
    public let approvers: [Role]

    /// Joins the parts.
    public init(
        plan: Identifier<Transfer>, digest: Digest<PlanContent>, plannedBy: Name<Principal>,
        approvers: [Role]
    ) {
        self.plan = plan
        self.digest = digest
        self.plannedBy = plannedBy
        self.approvers = approvers
    }
}
