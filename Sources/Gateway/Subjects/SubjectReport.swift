// Where one person's data went.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Where one person's data went: every transfer of a range, whether they stand in it or not.
public struct SubjectReport: Sendable, Codable {
    /// What is known of the person in one transfer.
    public enum Finding: String, Hashable, Sendable, Codable {
        /// They stand in it.
        case present
        /// They do not stand in it, which two neighbours prove.
        case absent
        /// They do not stand in it now; whether they did, only erased slots could say.
        case absentOrErased = "absent_or_erased"
        /// The key of its epoch was destroyed: nobody can tell any more.
        case unknown
    }

    /// What became of a row of the source.
    public enum Delivery: String, Hashable, Sendable, Codable {
        /// Its batch was taken in by the recipient.
        case delivered
        /// Its batch was refused, or never left.
        case failed
        /// Its batch may have been taken in.
        case uncertain
        /// Its batch was started and has no outcome.
        case unfinished
        /// It was withheld, when it was decided or later.
        case withheld
        /// It was released and stands in no batch.
        case notSent = "not_sent"
    }

    /// One row of the source that is this person.
    public struct Row: Sendable, Codable {
        /// The record's place among the transfer's records, from 0.
        public let slot: Int
        /// The row in the source, from 0.
        public let row: Int
        /// `released`, or the deciding reason.
        public let verdict: String
        /// What it means, and what would change it.
        public let meaning: String
        /// Fields that were released.
        public let fields: [String]
        /// The consent event that decided, by its number; nil when there was none.
        public let consentEvent: UInt64?
        /// The state it put the person in, in the words of DPV; nil where it is of a telephone.
        public let consentState: String?
        /// When the person expressed it; nil when there was no event.
        public let consentExpressedAt: Instant?
        /// Why it was withheld after the decision; nil when it was not.
        public let withheldLate: ReasonCode?
        /// The entry that says so.
        public let lateEntry: UInt64?
        /// The batch it left in, from 0; nil when it stands in none.
        public let batch: Int?
        /// The entry of the batch's start.
        public let started: UInt64?
        /// The entry of the batch's outcome.
        public let ended: UInt64?
        /// What became of it.
        public let delivery: Delivery
    }

    /// One transfer.
    public struct Line: Sendable, Codable {
        /// The entry that decided it.
        public let entry: UInt64
        /// When.
        public let decidedAt: Instant
        /// The transfer.
        public let transfer: Identifier<Transfer>
        /// The export that was run.
        public let export: String
        /// The connection it left over.
        public let connection: String
        /// The recipient's legal name.
        public let recipient: String
        /// The policy that decided: `identifier@version`.
        public let policy: String
        /// The epoch under whose key the person has their pseudonym in it.
        public let epoch: String
        /// Whether the person stands in it.
        public let finding: Finding
        /// The file of the proof; nil without a folder of evidence, and where nobody can tell.
        public let proof: String?
        /// Entries that erased the slots in which the person could have stood.
        public let erasures: [UInt64]
        /// The entry that its subject records were destroyed with; nil while they are there.
        public let destroyed: UInt64?
        /// The person's rows.
        public let rows: [Row]
    }

    /// What the person is called in an epoch's subject records.
    public struct Pseudonym: Sendable, Codable {
        /// The epoch.
        public let epoch: String
        /// 16 bytes, hexadecimal.
        public let tag: String
    }

    /// The checkpoint that everything is proven under.
    public struct Head: Sendable, Codable {
        /// The log's origin.
        public let origin: String
        /// How many entries it is signed over.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
    }

    /// In how many transfers which was found.
    public struct Counts: Sendable, Codable {
        /// The person stands in so many.
        public let present: Int
        /// In so many they do not.
        public let absent: Int
        /// Of so many only erased slots could say.
        public let absentOrErased: Int
        /// Of so many nobody can tell any more.
        public let unknown: Int
    }

    /// The entry that records the question.
    public let entry: UInt64
    /// When it was recorded.
    public let recordedAt: Instant
    /// Why it was asked.
    public let ground: ReportGround
    /// Transfers decided from here on; nil for all from the first.
    public let from: Instant?
    /// Transfers decided before this; nil for all to the newest.
    public let to: Instant?
    /// What everything is proven under.
    public let checkpoint: Head
    /// The person's pseudonyms, oldest epoch first.
    public let pseudonyms: [Pseudonym]
    /// In how many transfers which was found.
    public let counts: Counts
    /// The transfers, oldest first.
    public let transfers: [Line]
}
