// Witnesses of which some have to agree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Witnesses and groups of which some have to agree.
public struct PolicyGroup: Hashable, Sendable {
    /// Its name inside the policy.
    public let name: PolicyWord
    /// How many members have to agree, from 1 to all of them.
    public let threshold: Int
    /// Names of witnesses and of earlier groups.
    public let members: [PolicyWord]

    /// Joins the parts; `TrustPolicy` checks them.
    public init(name: PolicyWord, threshold: Int, members: [PolicyWord]) {
        self.name = name
        self.threshold = threshold
        self.members = members
    }
}
