// That a connection is shared with somebody for a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// That a connection is shared with contributors, or with one person, for a time.
///
/// A connection without a share is the administrators' alone. Never changed but for its end, so
/// that any past time can be asked about.
public struct Share: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<ShareNoun>
    /// The connection.
    public let connection: Name<Connection>
    /// The one person it is shared with; nil for every contributor.
    ///
    /// A share widens what a contributor's role reaches; it gives nobody a role.
    public let person: Name<Principal>?
    /// From when on, inclusive; never before it was recorded.
    public let from: Instant
    /// Until when, exclusive; nil for no end of its own.
    public let until: Instant?
    /// Who shared it.
    public let sharedBy: Name<Principal>
    /// Why, in words.
    public let reason: String
    /// The end that somebody put to it; nil while nobody did.
    public var end: TermEnd?

    /// Joins the parts.
    public init(
        identifier: Identifier<ShareNoun>, connection: Name<Connection>,
        person: Name<Principal>?, from: Instant, until: Instant?, sharedBy: Name<Principal>,
        reason: String, end: TermEnd? = nil
    ) {
        self.identifier = identifier
        self.connection = connection
        self.person = person
        self.from = from
        self.until = until
        self.sharedBy = sharedBy
        self.reason = reason
        self.end = end
    }

    /// Whether it holds at an instant, for whomever; ends are exclusive.
    public func holds(at instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
            && (end.map { instant < $0.at } ?? true)
    }

    /// Whether it holds for a principal at an instant; ends are exclusive.
    public func holds(for principal: Name<Principal>, at instant: Instant) -> Bool {
        (person == nil || person == principal) && holds(at: instant)
    }
}
