// The consent event that decides at an instant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The consent event that decides for one person and one purpose at one instant.
///
/// Thirty-odd plain bytes: no text, so that a million stand side by side.
public struct ConsentStanding: Hashable, Sendable {
    /// The state; `unknown` when there is no event.
    public let state: ConsentState
    /// How it was expressed.
    public let type: ConsentType
    /// Whether it was confirmed, as by a double opt-in.
    public let isConfirmed: Bool
    /// When the person expressed it.
    public let expressedAt: Instant
    /// When it ends by its own words, exclusive.
    public let expiresAt: Instant
    /// The number of its terms in the ledger; 0 when there are none.
    public let terms: UInt32
    /// The event's number in the ledger; 0 when there is none.
    public let event: UInt64

    /// Joins the parts.
    public init(
        state: ConsentState, type: ConsentType, isConfirmed: Bool, expressedAt: Instant,
        expiresAt: Instant, terms: UInt32, event: UInt64
    ) {
        self.state = state
        self.type = type
        self.isConfirmed = isConfirmed
        self.expressedAt = expressedAt
        self.expiresAt = expiresAt
        self.terms = terms
        self.event = event
    }

    /// No event on record.
    public static let unknown = ConsentStanding(
        state: .unknown, type: .unstated, isConfirmed: false, expressedAt: Instant(microseconds: 0),
        expiresAt: Instant(microseconds: 0), terms: 0, event: 0)
}
