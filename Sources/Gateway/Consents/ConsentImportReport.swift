// What an import did, or would do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What an import did, or would do: counts, and some rows by pseudonym.
///
/// It names nobody.
public struct ConsentImportReport: Hashable, Sendable, Codable {
    /// How it came out.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// Everything that was new came in, in one commit.
        case takenIn = "taken_in"
        /// Every row was there before; nothing was changed and nothing recorded.
        case nothingNew = "nothing_new"
        /// A dry run: the file would come in as it is.
        case wouldComeIn = "would_come_in"
        /// A dry run: rows cannot be taken in, so nothing of the file would be.
        case wouldBeRefused = "would_be_refused"
    }

    /// A row that cannot be taken in.
    public struct Place: Hashable, Sendable, Codable {
        /// From 1, the header not counted.
        public let row: Int
        /// The column.
        public let column: String
        /// What is wrong, without what stands there.
        public let problem: String
    }

    /// A row as an example.
    public struct Sample: Hashable, Sendable, Codable {
        /// The row's own identifier, or its number where it has none.
        public let row: String
        /// The beginning of the pseudonym that it is kept under.
        public let subject: String
        /// Its state in the words of DPV, or `duplicate`, `superseded` or `quarantined`.
        public let outcome: String
    }

    /// How it came out.
    public let outcome: Outcome
    /// The batch that came in; nil where none did.
    public let batch: Identifier<ConsentBatchNoun>?
    /// The system that the rows come from; `file` where no manifest says.
    public let source: String
    /// SHA-256 of the file, hexadecimal.
    public let sha256: String
    /// How many rows it holds.
    public let rows: Int
    /// How many of them are new events.
    public let events: Int
    /// How many new events of each state, by the state's DPV term.
    public let states: [String: Int]
    /// New consents that change nothing, because a later event already closes what they open.
    public let superseded: Int
    /// Rows that were there before.
    public let duplicates: Int
    /// Consents dated so far ahead of the clock that they are kept apart and decide nothing.
    public let quarantined: Int
    /// Rows that cannot be taken in, by column and kind of problem.
    public let invalid: [String: Int]
    /// The first of these.
    public let places: [Place]
    /// Some rows of each outcome.
    public let samples: [Sample]
    /// RFC 6962 root over the new events, hexadecimal, as the entry has it; nil where none is.
    public let root: String?
    /// What has to be done at recipients, because they hold people for whom something is closed.
    public let duties: Int
    /// New events that close something for a telephone number, by which nobody can be looked for.
    public let unsearchable: Int
    /// Transfers that may hold somebody and could not be searched.
    public let unsearched: Int

    /// How many places and how many samples there are at most.
    public static let shown = 20
}
