// A review as the log has it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// A review as the log has it.
public struct SignedReview: Sendable, Codable {
    /// Its identifier.
    public let review: Identifier<ReviewNoun>
    /// The entry that records it.
    public let entry: UInt64
    /// The first entry that was looked at.
    public let from: UInt64
    /// The first entry after it that was not.
    public let to: UInt64
    /// Who signed it; nil for an account that nobody enrolled.
    public let by: String?
    /// When.
    public let at: Instant
    /// What it came to.
    public let verdict: ReviewVerdict
    /// What the officer added.
    public let note: ReviewNote?
    /// How many entries the log had then.
    public let size: UInt64
    /// Root of the tree over them then, hexadecimal.
    public let root: String
    /// Whether the log's entries, and the hashes that it keeps, still make up that root.
    public internal(set) var holds = false

    /// Reads the entry of a review.
    ///
    /// - Throws: `GatewayError.integrity` that names the entry when it cannot be one.
    init(_ entry: Entry) throws(GatewayError) {
        guard
            let review = entry.members["resource"]?["id"]?.stringValue
                .flatMap(Identifier<ReviewNoun>.init),
            let from = Self.place(entry.detail("from")), let to = Self.place(entry.detail("to")),
            let size = Self.place(entry.detail("head")?["size"]),
            let root = entry.detail("head")?["root"]?.stringValue,
            let verdict = entry.detail("verdict")?.stringValue.flatMap(ReviewVerdict.init),
            from < to, to <= size, size <= entry.index
        else { throw .integrity("INVALID: entry \(entry.index): it is no review") }
        self.review = review
        self.entry = entry.index
        self.from = from
        self.to = to
        by = entry.members["actor"]?["principal"]?.stringValue
        at = entry.time
        self.verdict = verdict
        note = entry.detail("note")?.stringValue.flatMap(ReviewNote.init)
        self.size = size
        self.root = root
    }

    private static func place(_ value: CanonicalJSON?) -> UInt64? {
        value?.integerValue.flatMap { UInt64(exactly: $0) }
    }
}
