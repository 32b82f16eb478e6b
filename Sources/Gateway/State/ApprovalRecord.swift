// A second person's approval of a plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A second person's approval of one plan, for one run of it.
public struct ApprovalRecord: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<ApprovalNoun>
    /// The plan.
    public let plan: Identifier<Transfer>
    /// SHA-256 of everything the plan pins, hexadecimal.
    public let digest: String
    /// Who approved; never who planned it, nor who runs it.
    public let approvedBy: Name<Principal>
    /// When.
    public let approvedAt: Instant
    /// Until when a run may use it, exclusive.
    public let validUntil: Instant
    /// The run that used it; nil while none did.
    public var usedBy: Identifier<Transfer>?

    /// Joins the parts of an unused approval.
    public init(
        identifier: Identifier<ApprovalNoun>, plan: Identifier<Transfer>, digest: String,
        approvedBy: Name<Principal>, approvedAt: Instant, validUntil: Instant
    ) {
        self.identifier = identifier
        self.plan = plan
        self.digest = digest
        self.approvedBy = approvedBy
        self.approvedAt = approvedAt
        self.validUntil = validUntil
    }
}
