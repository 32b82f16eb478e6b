// Whether a decision comes out the same again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whether the decision of a transfer comes out the same when it is made again.
public struct ReplayReport: Sendable, Codable {
    /// In what a verdict may differ.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        /// Who the row is.
        case pseudonym
        /// Released, or why not.
        case verdict
        /// The consent event that decided.
        case consent
        /// Which fields leave.
        case fields
        /// The exact bytes that may leave.
        case bytes
    }

    /// One verdict about one row.
    public struct Verdict: Sendable, Codable {
        /// `released`, or the deciding reason.
        public let verdict: String
        /// Fields that leave.
        public let fields: [String]
        /// The consent event that decided, by its number; nil when there was none.
        public let consentEvent: UInt64?
    }

    /// One row of which the verdict does not come out the same.
    public struct Difference: Sendable, Codable {
        /// The row in the sources, from 0, counted through all of them.
        public let row: Int
        /// The record's place among the transfer's records, from 0.
        public let slot: Int
        /// In what they differ.
        public let parts: [Part]
        /// What was recorded.
        public let recorded: Verdict
        /// What came out now; nil where the sources have no such row.
        public let replayed: Verdict?
    }

    /// A source that was read again.
    public struct Source: Sendable, Codable {
        /// The segment.
        public let segment: Name<Segment>
        /// The file that was read.
        public let path: String
        /// SHA-256 of its bytes, which the entry names; hexadecimal.
        public let digest: String
    }

    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The entry that recorded the decision.
    public let entry: UInt64
    /// The instant that everybody was decided for, then and now.
    public let decidedFor: Instant
    /// The policy that decided, and its digest: `identifier@version`, hexadecimal.
    public let policy: String
    /// SHA-256 of the policy's canonical JSON, hexadecimal.
    public let policyDigest: String
    /// Digests of the guard-rails beside it, in order.
    public let guardRails: [String]
    /// The newest consent event that was looked at.
    public let consentUpTo: UInt64
    /// SHA-256 over every consent event up to it, hexadecimal.
    public let consentDigest: String
    /// The sources, in order.
    public let sources: [Source]
    /// How many records the transfer has.
    public let read: Int
    /// How many came out the same.
    public let same: Int
    /// How many did not.
    public let different: Int
    /// How many were erased since: nobody can tell which row each was.
    public let erased: Int
    /// Whether as many were released, and withheld for each reason, as the entry counts; the rows
    /// of erased records count here too.
    public let countsAgree: Bool
    /// The first of those that did not come out the same, by row.
    public let differences: [Difference]

    /// Whether everything that can be compared came out the same.
    public var isSame: Bool { different == 0 && countsAgree }
}
