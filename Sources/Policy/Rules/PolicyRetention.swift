// What the recipient does with the data afterwards.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How long the recipient keeps the data, and how fast a withdrawal must reach it.
public struct PolicyRetention: Hashable, Sendable {
    /// How long it keeps them; then it deletes them.
    public let atRecipient: Period
    /// From a withdrawal to the recipient's acknowledgement, at most.
    public let withdrawWithin: Period
}
