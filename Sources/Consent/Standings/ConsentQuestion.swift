// What a policy asks of the ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a policy asks of the ledger about each person: one question a purpose, in file order.
public struct ConsentQuestion: Hashable, Sendable {
    /// For what.
    public let purpose: Name<Purpose>
    /// On what channel.
    public let channel: Channel

    /// Joins the two.
    public init(purpose: Name<Purpose>, channel: Channel) {
        self.purpose = purpose
        self.channel = channel
    }
}
