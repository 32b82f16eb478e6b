// A role that a principal holds for a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A role that a principal holds for a time: who gave it, from when to when, and why.
///
/// Never changed but for its end, so that any past time can be asked about.
public struct RoleGrant: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<GrantNoun>
    /// Who holds it.
    public let principal: Name<Principal>
    /// The role.
    public let role: Role
    /// From when on, inclusive; never before it was recorded.
    public let from: Instant
    /// Until when, exclusive; nil for no end of its own.
    public let until: Instant?
    /// Who granted it.
    public let grantedBy: Name<Principal>
    /// Why, in words.
    public let reason: String
    /// The end that somebody put to it; nil while nobody did.
    public var end: TermEnd?

    /// Joins the parts.
    public init(
        identifier: Identifier<GrantNoun>, principal: Name<Principal>, role: Role, from: Instant,
        until: Instant?, grantedBy: Name<Principal>, reason: String, end: TermEnd? = nil
    ) {
        self.identifier = identifier
        self.principal = principal
        self.role = role
        self.from = from
        self.until = until
        self.grantedBy = grantedBy
        self.reason = reason
        self.end = end
    }

    /// Whether it holds at an instant; ends are exclusive.
    public func holds(at instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
            && (end.map { instant < $0.at } ?? true)
    }
}
