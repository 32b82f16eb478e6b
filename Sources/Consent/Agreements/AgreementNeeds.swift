// What a policy asks of a connection's agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What the policy that runs asks of a connection's agreement.
public struct AgreementNeeds: Hashable, Sendable {
    /// What the agreement has to let leave.
    public let scope: AgreementScope
    /// How long it counts after it was made, exclusive; nil for as long as it says.
    public let maxAge: Period?
    /// Whether a second person has to have agreed.
    public let asksForSecond: Bool

    /// Nothing beyond the agreement's own words: for a call that carries no personal data.
    public static let none = AgreementNeeds(scope: .none, maxAge: nil, asksForSecond: false)

    /// Joins the parts.
    public init(scope: AgreementScope, maxAge: Period?, asksForSecond: Bool) {
        self.scope = scope
        self.maxAge = maxAge
        self.asksForSecond = asksForSecond
    }
}
