// What has to be done at a recipient because somebody withdrew.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What has to be done at a recipient because somebody withdrew: one for each destination that
/// holds the person, with the instant by which it must be done.
public struct DutyRecord: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<DutyNoun>
    /// The withdrawal, which stands for the person: nobody is named.
    public let event: Identifier<ConsentEventNoun>
    /// The connection over which the person went.
    public let connection: Name<Connection>
    /// The list at the recipient.
    public let list: Int64
    /// The recipient's legal name.
    public let recipient: String
    /// In how many transfers the person went there, or may have gone.
    public let transfers: Int
    /// The newest of these transfers.
    public let newest: Identifier<Transfer>
    /// When the withdrawal came in.
    public let openedAt: Instant
    /// By when it must be done, exclusive.
    public let until: Instant
    /// When it was done; nil while it is open.
    public var closedAt: Instant?
    /// Who said so; nil while it is open.
    public var closedBy: Name<Principal>?
    /// What was done, in words; nil while it is open.
    public var statement: String?

    /// Joins the parts of an open duty.
    public init(
        identifier: Identifier<DutyNoun>, event: Identifier<ConsentEventNoun>,
        connection: Name<Connection>, list: Int64, recipient: String, transfers: Int,
        newest: Identifier<Transfer>, openedAt: Instant, until: Instant
    ) {
        self.identifier = identifier
        self.event = event
        self.connection = connection
        self.list = list
        self.recipient = recipient
        self.transfers = transfers
        self.newest = newest
        self.openedAt = openedAt
        self.until = until
    }
}
