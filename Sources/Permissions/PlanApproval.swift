// A second person's approval, as the rules look at it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A second person's approval of a plan, as the rules look at it.
public struct PlanApproval: Hashable, Sendable {
    /// The plan.
    public let plan: Identifier<Transfer>
    /// Digest of everything that the plan pinned when it was approved.
    public let digest: Digest<PlanContent>
    /// Who approved.
    public let approvedBy: Name<Principal>
    /// When.
    public let approvedAt: Instant
    /// Until when a run may use it, exclusive.
    public let validUntil: Instant
    /// Whether a run used it.
    public let isUsed: Bool

    /// Joins the parts.
    public init(
        plan: Identifier<Transfer>, digest: Digest<PlanContent>, approvedBy: Name<Principal>,
        approvedAt: Instant, validUntil: Instant, isUsed: Bool
    ) {
        self.plan = plan
        self.digest = digest
        self.approvedBy = approvedBy
        self.approvedAt = approvedAt
        self.validUntil = validUntil
        self.isUsed = isUsed
    }
}
