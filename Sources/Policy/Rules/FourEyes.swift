// When a second person must approve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// When a second person must approve a run.
public struct FourEyes: Hashable, Sendable {
    /// Runs of more rows than this need approval; nil for none.
    public let rowsOver: Int?
    /// Whether a changed policy needs approval.
    public let onPolicyChange: Bool
    /// Who may approve.
    public let approvers: [Role]
}
