// The tests of reviews of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing
import TransparencyLog

struct ReviewTests {
    private func reviewed() async throws -> TestHome {
        let home = try await TestHome.founded()
        // Nine entries, so that a leaf by itself is part of the reviewed root.
        for version in 3...5 { try await home.activate(version: version) }
        try await home.perform(SignReview(from: 1, to: 4, verdict: .accepted), as: .officer)
        return home
    }

    @Test func `a review names its range and the head that it was made at`() async throws {
        let home = try await TestHome.founded()
        let head = try #require(home.store.rows.head)
        let note = try #require(ReviewNote("two keys are older than a year"))
        let signed = try await home.perform(
            SignReview(from: 1, to: head.size, verdict: .findings, note: note), as: .officer)
        let entry = try #require(try home.entries().last)
        #expect(entry.type == .reviewSigned)
        #expect(entry.members["resource"] == ["kind": "review", "id": .string("\(signed.review)")])
        #expect(
            entry.members["data"] == [
                "from": 1, "to": .integer(Int64(head.size)), "verdict": "findings",
                "note": "two keys are older than a year",
                "head": [
                    "size": .integer(Int64(head.size)), "root": .string(head.root.hexadecimal),
                ],
            ])
        #expect(head.size <= entry.index)
        try home.verified()
    }

    @Test func `a review holds as long as the log only grows`() async throws {
        let home = try await reviewed()
        try await home.activate(version: 6)
        let found = try await home.answer(ListReviews(), as: .officer)
        let review = try #require(found.reviews.first)
        #expect(found.reviews.count == 1 && found.holds)
        #expect(review.holds && review.from == 1 && review.to == 4)
        #expect(review.by == "officer" && review.verdict == .accepted && review.note == nil)
        #expect(review.entry == review.size)
    }

    /// One way in which what was reviewed can be changed afterwards.
    enum Change: CaseIterable {
        case entry, hash, subtree, everything

        func apply(to home: TestHome) throws {
            switch self {
            case .entry: try home.change(2)
            case .hash: home.store.edit { $0.leaves[8] = .zero }
            case .subtree:
                home.store.edit { $0.subtrees[MemoryRows.Place(level: 3, index: 0)] = .zero }
            case .everything:
                try home.change(2)
                home.store.edit { rows in
                    var tree = CompactRange()
                    for (index, body) in rows.bodies.enumerated() {
                        rows.leaves[index] = TreeHash.leaf(of: body)
                        tree.append(rows.leaves[index]) { level, index, hash in
                            rows.subtrees[MemoryRows.Place(level: level, index: index)] = hash
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Change.allCases)
    func `a review over a log that was changed since does not hold`(change: Change) async throws {
        let home = try await reviewed()
        #expect(home.store.rows.leaves.count == 10)
        try change.apply(to: home)
        let found = try await home.answer(ListReviews(), as: .officer)
        #expect(found.reviews.map(\.holds) == [false])
        #expect(!found.holds || change == .hash)
    }

    @Test func `a review that was changed itself shows in the log that does not hold`() async throws
    {
        let home = try await reviewed()
        try home.change(home.store.rows.bodies.count - 1, "accepted", to: "findings")
        let found = try await home.answer(ListReviews(), as: .officer)
        #expect(!found.holds)
        #expect(found.reviews.map(\.holds) == [true])
    }

    @Test func `changes after a review do not touch it`() async throws {
        let home = try await reviewed()
        try await home.activate(version: 6)
        let count = home.store.rows.bodies.count
        try home.change(count - 1)
        let found = try await home.answer(ListReviews(), as: .officer)
        #expect(found.reviews.map(\.holds) == [true])
        #expect(!found.holds)
    }

    @Test(
        arguments: [(0, 0), (3, 3), (4, 3), (0, 7), (6, 7), (UInt64.max, UInt64.max)]
            as [(UInt64, UInt64)])
    func `a range that the log does not hold is not signed`(from: UInt64, to: UInt64) async throws {
        let home = try await TestHome.founded()
        #expect(home.store.rows.bodies.count == 6)
        let error = try await failure {
            try await home.perform(SignReview(from: from, to: to, verdict: .accepted), as: .officer)
        }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.reviewSigned).isEmpty)
    }

    @Test func `nothing is signed over entries that are not those of the tree`() async throws {
        let home = try await TestHome.founded()
        try home.change(2)
        let error = try await failure {
            try await home.perform(SignReview(from: 0, to: 2, verdict: .accepted), as: .officer)
        }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
        #expect(home.store.rows.bodies.count == 6)
    }

    @Test(arguments: [Role.contributor, .viewer])
    func `who is no officer signs no review, and that is recorded`(role: Role) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.perform(SignReview(from: 0, to: 2, verdict: .accepted), as: role)
        }
        guard case .notPermitted = error else { return #expect(error == .failed("")) }
        #expect(try home.entries().last?.detail("action") == "review.sign")
    }

    @Test(arguments: [
        "", "two\nlines", "a\u{7}bell", "tab\tbed", "turned \u{202E}round", "no\u{200B}width",
        "line\u{2028}end", "asked reader-1@example.com", String(repeating: "é", count: 251),
    ])
    func `a note that could hide something or hold an address is none`(text: String) {
        #expect(ReviewNote(text) == nil)
    }

    @Test(arguments: ["ticket 17", "Schlüssel zu alt; ersetzt", String(repeating: "é", count: 250)])
    func `a line of plain text is a note`(text: String) {
        #expect(ReviewNote(text)?.description == text)
    }
}
