// The tests of what an import says of a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import Gateway
import Testing

struct ConsentImportReportTests {
    /// One row of each outcome.
    private static let mixed: [ConsentFile.Row] = [
        .given(1), .given(2, ["state": "RenewedConsentGiven"]),
        .withdrawn(3), .withdrawn(4, ["state": "ConsentRefused", "method": ""]),
        .given(5, ["expressed_at": "2026-06-01T12:06:00Z"]),
        .given(6), .withdrawn(6),
    ]

    @Test func `a preview counts every outcome and changes nothing`() async throws {
        let home = try await TestHome.founded()
        let before = home.footprint
        let report = try await home.preview(Self.mixed)
        #expect(report.outcome == .wouldComeIn && report.rows == 7 && report.events == 6)
        #expect(
            report.states == [
                "ConsentGiven": 2, "RenewedConsentGiven": 1, "ConsentWithdrawn": 2,
                "ConsentRefused": 1,
            ])
        #expect(report.superseded == 1 && report.quarantined == 1 && report.duplicates == 0)
        #expect(report.invalid.isEmpty && report.batch == nil && report.root == nil)
        #expect(home.footprint == before)
    }

    @Test func `the run counts as the preview did`() async throws {
        let home = try await TestHome.founded()
        let preview = try await home.preview(Self.mixed)
        let run = try await home.takeIn(Self.mixed)
        #expect(run.outcome == .takenIn && run.root != nil)
        #expect(run.states == preview.states && run.samples == preview.samples)
        #expect(run.superseded == 1 && run.quarantined == 1 && run.sha256 == preview.sha256)
    }

    @Test func `whoever may not import may not preview`() async throws {
        let home = try await TestHome.founded()
        for role in [Role.contributor, .officer, .viewer] {
            let error = try await failure {
                try await home.preview(ConsentFile(Self.mixed).csv, by: role)
            }
            guard case .notPermitted = error else { return #expect(error == .failed("")) }
        }
    }

    @Test func `samples are pseudonyms, some of every outcome`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.preview(Self.mixed + (20...60).map { .given($0) })
        #expect(report.samples.count == 20)
        #expect(
            Set(report.samples.map(\.outcome)) == [
                "ConsentGiven", "RenewedConsentGiven", "ConsentWithdrawn", "ConsentRefused",
                "superseded", "quarantined",
            ])
        #expect(report.samples.allSatisfy { $0.subject.count == 18 && $0.subject.hasPrefix("s-") })
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(!text.contains("reader-") && !text.contains("example.com"))
    }

    @Test func `bad rows are counted by column and kind, and the first twenty are named`()
        async throws
    {
        let home = try await TestHome.founded()
        let bad: [ConsentFile.Row] = (1...30).map { .given($0, ["contact": "reader-\($0)"]) }
        let report = try await home.preview(
            [.given(99)] + bad + [.given(98, ["purpose": "unheard-of"])])
        #expect(report.outcome == .wouldBeRefused)
        #expect(report.invalid == ["contact.unreadable": 30, "purpose.unknown": 1])
        #expect(report.places.map(\.row) == Array(2...21))
        #expect(report.places.allSatisfy { $0.column == "contact" })
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(!text.contains("reader-1\""))
    }

    @Test(arguments: [
        (["purpose": "unheard-of"], "purpose.unknown"), (["notice": "other"], "notice.unknown"),
        (["notice_version": "9"], "notice_version.unknown"),
        (["notice": "sms-offers", "notice_version": "2"], "notice.unexpected"),
        (["language": "id"], "language.unknown"), (["notice": ""], "notice.missing"),
    ])
    func `a consent needs a purpose that is defined and a notice that tells of it`(
        changes: [String: String], reason: String
    ) async throws {
        let home = try await TestHome.founded()
        #expect(try await home.preview([.given(1, changes)]).invalid == [reason: 1])
    }

    @Test func `where a notice has several languages a consent says which`() async throws {
        let home = try await TestHome.founded()
        var rows = home.store.rows
        try PublishedNotices.publish(
            "newsletter", 7, [PublishedNotices.purpose("newsletter")], in: ["en", "id"],
            into: &rows)
        let published = rows
        home.store.edit { $0 = published }
        let silent = try await home.preview([.given(1, ["notice_version": "7"])])
        #expect(silent.invalid == ["language.missing": 1])
        try await home.takeIn([.given(1, ["notice_version": "7", "language": "id"])])
        let context = try #require(home.store.rows.terms[1]?.context)
        #expect(home.store.rows.contexts.first { $0.digest == context }?.language == "id")
    }

    @Test func `what closes needs no purpose and no notice`() async throws {
        let home = try await TestHome.founded()
        #expect(try await home.takeIn([.withdrawn(1, ["purpose": "unheard-of"])]).events == 1)
    }

    @Test func `a consent dated ahead is kept apart, decides nothing and comes in later`()
        async throws
    {
        let home = try await TestHome.founded()
        let ahead = ConsentFile.Row.given(1, ["expressed_at": "2026-06-03T12:00:00Z"])
        let report = try await home.takeIn([ahead, .given(2)])
        #expect(report.quarantined == 1 && report.events == 1)
        #expect(home.store.rows.events.count == 1)
        #expect(home.store.rows.quarantined.map(\.row) == ["r-1"])
        #expect(
            home.store.rows.quarantined.first?.expressedAt == Instant("2026-06-03T12:00:00Z"))
        let entry = try #require(home.entries().last)
        #expect(entry.detail("quarantined") == 1 && entry.detail("events") == 1)

        let before = home.footprint
        #expect(try await home.takeIn([ahead, .given(2)]).outcome == .nothingNew)
        #expect(home.footprint == before)

        home.clock.set("2026-06-04T12:00:00Z")
        let later = try await home.takeIn([ahead, .given(2)])
        #expect(later.events == 1 && later.duplicates == 1 && later.quarantined == 0)
        #expect(home.store.rows.events.last?.expressedAt == Instant("2026-06-03T12:00:00Z"))
    }

    @Test func `a file of nothing but what is ahead is an import of no events`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.takeIn([
            .given(1, ["expressed_at": "2026-06-03T12:00:00Z"])
        ])
        #expect(report.outcome == .takenIn && report.events == 0)
        #expect(home.store.rows.terms.isEmpty)
    }

    @Test func `a withdrawal dated ahead counts from now and keeps its time`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn([.withdrawn(1, ["expressed_at": "2026-07-01T00:00:00Z"])])
        #expect(home.store.rows.events.last?.expressedAt == Instant(TestHome.start))
        #expect(
            home.store.rows.evidence.last?.evidence.statedAt == Instant("2026-07-01T00:00:00Z"))
    }

    @Test func `a consent older than a withdrawal on record is kept and counted`() async throws {
        let home = try await TestHome.founded()
        try await home.withdraw(.email, "reader-1@example.com")
        let report = try await home.takeIn([.given(1), .given(2)])
        #expect(report.superseded == 1 && report.events == 2)
        #expect(home.store.rows.events.count == 3)
    }

    @Test func `what proves a consent is in the ledger`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn([
            .given(
                1,
                [
                    "indicated_by": "guardian", "confirmed_at": "2026-01-10T09:04:11Z",
                    "confirmation": "double_opt_in", "proof": String(repeating: "ab", count: 32),
                ])
        ])
        #expect(
            home.store.rows.evidence.last?.evidence
                == ConsentEvidence(
                    method: "web_form", indicatedBy: .guardian,
                    confirmedAt: Instant("2026-01-10T09:04:11Z"), confirmation: "double_opt_in",
                    proof: Digest(hexadecimal: String(repeating: "ab", count: 32)),
                    sourceRow: "r-1"))
    }

    @Test func `the entry says what came in, from where and how it was obtained`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.takeIn([.given(1), .withdrawn(2)])
        let entry = try #require(home.entries(.consentImported).last)
        let batch = try #require(report.batch)
        #expect(entry.members["resource"]?["id"] == .string("\(batch)"))
        #expect(entry.detail("source") == "crm" && entry.detail("events") == 2)
        #expect(
            entry.detail("statement") == "Asked on the web form of company.example since 2024.")
        #expect(entry.detail("states") == ["ConsentGiven": 1, "ConsentWithdrawn": 1])
        #expect(entry.detail("sha256") == .string(report.sha256))
        #expect(entry.detail("root")?.stringValue == report.root)
        let record = try #require(home.store.rows.batches.last?.record)
        #expect(record.identifier == batch && record.given == 1 && record.root == report.root)
    }
}
