// What a transfer decided about one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a transfer decided about one person, row by row.
public struct PersonExplanation: Sendable, Codable {
    /// One row of the source that is this person.
    public struct Row: Sendable, Codable {
        /// The record's place among the transfer's records, and the row in the source, from 0.
        public let slot: Int
        /// The row in the source, from 0.
        public let row: Int
        /// `released`, or the deciding reason.
        public let verdict: String
        /// What it means, and what would change it.
        public let meaning: String
        /// Fields that were released.
        public let fields: [String]
        /// The consent event that decided; nil when there was none.
        public let consentEvent: UInt64?
        /// When the person expressed it; nil when there was no event.
        public let consentExpressedAt: Instant?
        /// Why the row was withheld after the decision; nil when it was not.
        public let withheldLate: ReasonCode?
    }

    /// The person's pseudonym in this transfer.
    public let pseudonym: String
    /// Whether the person is in the transfer at all.
    public let isPresent: Bool
    /// Whether only erased slots could say that they were: where they would stand, somebody's
    /// records were erased.
    public let mayBeErased: Bool
    /// The rows.
    public let rows: [Row]
}
