// What somebody did that an export may have to be kept apart from.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a principal did that an export may have to be kept apart from.
public struct Involvement: Hashable, Sendable {
    /// Who did it.
    public let principal: Name<Principal>
    /// When they last recorded or took in a consent that was given; nil when they never did.
    public let consentGivenAt: Instant?
    /// What they put in force of all that decides now, as `identifier@version`.
    public let activated: [String]

    /// Joins the parts.
    public init(principal: Name<Principal>, consentGivenAt: Instant?, activated: [String]) {
        self.principal = principal
        self.consentGivenAt = consentGivenAt
        self.activated = activated
    }
}
