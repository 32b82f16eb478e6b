// The end that somebody put to a grant, a share or a rule.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The end that somebody put to a grant, a share or a rule before it ended by itself.
public struct TermEnd: Hashable, Sendable, Codable {
    /// Who ended it.
    public let by: Name<Principal>
    /// When, exclusive: at that very instant it no longer holds.
    public let at: Instant
    /// Why, in words.
    public let reason: String

    /// Joins the parts.
    public init(by: Name<Principal>, at: Instant, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }
}
