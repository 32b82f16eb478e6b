// A duty as it is shown.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A duty as it is shown: what has to be done at a recipient because somebody withdrew.
public struct DutyRow: Sendable, Codable {
    /// Where a duty stands.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        /// It has to be done, and there is time.
        case open
        /// It has to be done, and the time is over.
        case overdue
        /// Somebody said that it was done.
        case closed
    }

    /// Its own identifier.
    public let duty: Identifier<DutyNoun>
    /// Where it stands.
    public let standing: Standing
    /// The withdrawal, which stands for the person.
    public let event: Identifier<ConsentEventNoun>
    /// The recipient's legal name.
    public let recipient: String
    /// The connection over which the person went.
    public let connection: Name<Connection>
    /// The list at the recipient.
    public let list: Int64
    /// In how many transfers the person went there, or may have gone.
    public let transfers: Int
    /// The newest of these transfers.
    public let newest: Identifier<Transfer>
    /// When the withdrawal came in.
    public let openedAt: Instant
    /// By when it must be done, exclusive.
    public let until: Instant
    /// When it was closed; nil while it is open.
    public let closedAt: Instant?
    /// Who closed it; nil while it is open.
    public let closedBy: Name<Principal>?
    /// What was done, in words; nil while it is open.
    public let statement: String?
    /// Whether it was closed after its deadline; nil while it is open.
    public let isLate: Bool?

    init(_ record: DutyRecord, at now: Instant) {
        duty = record.identifier
        standing = record.standing(at: now)
        event = record.event
        recipient = record.recipient
        connection = record.connection
        list = record.list
        transfers = record.transfers
        newest = record.newest
        openedAt = record.openedAt
        until = record.until
        closedAt = record.closedAt
        closedBy = record.closedBy
        statement = record.statement
        isLate = record.closedAt.map { $0 >= record.until }
    }
}
