// Who receives the data.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Who receives the data, where, and what protects them there.
public struct PolicyRecipient: Hashable, Sendable {
    /// Legal name.
    public let name: String
    /// DPV term of its role, such as `dpv:DataProcessor`.
    public let role: String
    /// DPV term of its country, such as `loc:FR`.
    public let location: String
    /// DPV term of the country the data come from; nil when the policy names no transfer.
    public let transferFrom: String?
    /// Term of the ground that transfer rests on; nil when the policy names no transfer.
    public let transferBasis: String?
    /// DPV terms of the safeguards agreed on.
    public let safeguards: [String]
}
