// One thing a person said, or that was done for or against them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One thing a person said about the use of their contact point, as the ledger keeps it for ever.
///
/// Never changed: a correction is a new event.
public struct ConsentEvent: Hashable, Sendable {
    /// Its own identifier.
    public let identifier: Identifier<ConsentEventNoun>
    /// Whose contact point, by pseudonym.
    public let subject: SubjectReference
    /// The number of its terms in the ledger; 0 when there are none.
    public let terms: UInt32
    /// For what; nil closes every purpose and opens none.
    public let purpose: Name<Purpose>?
    /// On what channel; nil closes every channel and opens none.
    public let channel: Channel?
    /// For one recipient or connection only; nil for all.
    public let recipient: String?
    /// The state it puts the person in.
    public let state: ConsentState
    /// How it was expressed.
    public let type: ConsentType
    /// Whether it was confirmed, as by a double opt-in.
    public let isConfirmed: Bool
    /// When the person expressed it: this decides, not when it arrived.
    public let expressedAt: Instant
    /// When the gateway recorded it.
    public let recordedAt: Instant
    /// When it ends by its own words, exclusive; the distant future if it names no end.
    public let expiresAt: Instant

    /// Joins the parts.
    public init(
        identifier: Identifier<ConsentEventNoun>, subject: SubjectReference, terms: UInt32,
        purpose: Name<Purpose>?, channel: Channel?, recipient: String?, state: ConsentState,
        type: ConsentType, isConfirmed: Bool, expressedAt: Instant, recordedAt: Instant,
        expiresAt: Instant = .distantFuture
    ) {
        self.identifier = identifier
        self.subject = subject
        self.terms = terms
        self.purpose = purpose
        self.channel = channel
        self.recipient = recipient
        self.state = state
        self.type = type
        self.isConfirmed = isConfirmed
        self.expressedAt = expressedAt
        self.recordedAt = recordedAt
        self.expiresAt = expiresAt
    }

    /// The same event under terms that the ledger has numbered.
    public func numbered(terms: UInt32) -> ConsentEvent {
        ConsentEvent(
            identifier: identifier, subject: subject, terms: terms, purpose: purpose,
            channel: channel, recipient: recipient, state: state, type: type,
            isConfirmed: isConfirmed, expressedAt: expressedAt, recordedAt: recordedAt,
            expiresAt: expiresAt)
    }
}
