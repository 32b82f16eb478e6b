// An officer's statement on a range of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// An officer's statement that a range of the log was looked at, and what came of it.
///
/// It names the head that it was made at: whoever has the statement can tell later whether the
/// range is still what was looked at.
public struct SignReview: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.reviewSign

    /// The first entry that was looked at.
    public let from: UInt64
    /// The first entry after it that was not.
    public let to: UInt64
    /// What it came to.
    public let verdict: ReviewVerdict
    /// What the officer adds.
    public let note: ReviewNote?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The review's own identifier.
        public let review: Identifier<ReviewNoun>
        /// The first entry that was looked at.
        public let from: UInt64
        /// The first entry after it that was not.
        public let to: UInt64
        /// What it came to.
        public let verdict: ReviewVerdict
        /// How many entries the log had.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
    }

    /// Asks.
    public init(from: UInt64, to: UInt64, verdict: ReviewVerdict, note: ReviewNote? = nil) {
        self.from = from
        self.to = to
        self.verdict = verdict
        self.note = note
    }

    /// Works out what is to be recorded; nothing is signed over a range that the log does not hold.
    ///
    /// - Throws: `GatewayError.input` for a range that is empty or ends beyond the log, `.integrity`
    ///   when the entries up to the head do not make up its root.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let head = try SignedHead.newest(in: workroom)
        guard from < to else {
            throw .input(.inputInvalid, "the range \(from) to \(to) holds no entry")
        }
        guard to <= head.size else {
            throw .input(
                .inputInvalid, "the range ends at \(to), but the log has \(head.size) entries")
        }
        var entries = CheckedEntries(of: workroom.store, below: head)
        while try entries.next() != nil {}
        let review: Identifier<ReviewNoun> = try workroom.newIdentifier()
        var details: [String: CanonicalJSON] = [
            "from": .integer(Int64(clamping: from)), "to": .integer(Int64(clamping: to)),
            "verdict": .string(verdict.rawValue),
            "head": [
                "size": .integer(Int64(clamping: head.size)),
                "root": .string(head.root.hexadecimal),
            ],
        ]
        details["note"] = note.map { .string("\($0)") }
        return Preparation(
            Output(
                review: review, from: from, to: to, verdict: verdict, size: head.size,
                root: head.root.hexadecimal),
            recording: [
                EntryDraft(
                    .reviewSigned, verdict == .accepted ? .allowed : .partial, by: workroom.actor,
                    on: ("review", "\(review)"), details: details)
            ], changing: [])
    }
}
