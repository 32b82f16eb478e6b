// The tests of taking consents in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Segments
import Testing

struct ConsentImportTests {
    private static let readers = (1...3).map { Reader($0, phone: true) }

    @Test func `all rows of a file come in with one entry`() async throws {
        let home = try await TestHome.founded()
        let before = home.store.rows.bodies.count
        let output = try await home.takeIn(Reader.consents(Self.readers))
        #expect(output.events == 6)
        #expect(output.states == ["ConsentGiven": 6])
        #expect(home.store.rows.events.count == 6)
        #expect(home.store.rows.bodies.count == before + 1)
        #expect(try home.entries().last?.detail("sha256") == .string(output.sha256))
    }

    @Test func `terms are numbered once, in this file and the next`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn(Reader.consents(Self.readers))
        #expect(home.store.rows.terms.keys.sorted() == [1, 2])
        try await home.takeIn(Reader.consents([Reader(9)]), as: "next.csv")
        #expect(home.store.rows.terms.keys.sorted() == [1, 2])
        let newer = Reader(10).newsletter.replacing("newsletter,4", with: "newsletter,5")
        try await home.takeIn(Reader.consentHeader + "\n" + newer + "\n", as: "newer.csv")
        #expect(home.store.rows.terms[3]?.noticeVersion == 5)
        #expect(home.store.rows.events.last?.terms == 3)
    }

    @Test func `one bad row keeps the whole file out`() async throws {
        let home = try await TestHome.founded()
        let before = home.store.rows
        let bad = Reader(2).newsletter.replacing("ConsentGiven", with: "ConsentTaken")
        let rows = [Reader.consentHeader, Reader(1).newsletter, bad, Reader(3).newsletter]
        let error = try await failure { try await home.takeIn(rows.joined(separator: "\n")) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.state == before.state)
        #expect(home.store.rows.bodies.count == before.bodies.count)
    }

    @Test(arguments: [
        ("ConsentGiven", "reader-2@example.com", "state"),
        ("reader-2@example.com", "not an address of reader-2", "contact"),
        ("2026-01-10T09:00:00Z", "reader-2@example.com", "expressed_at"),
        ("true", "reader-2", "confirmed"),
        ("web_form", "", "method"),
    ])
    func `a bad row is named by row and column, never quoted`(
        old: String, new: String, column: String
    ) async throws {
        let home = try await TestHome.founded()
        let bad = Reader(2).newsletter.replacing(old, with: new)
        let rows = [Reader.consentHeader, Reader(1).newsletter, bad]
        let error = try await failure { try await home.takeIn(rows.joined(separator: "\n")) }
        guard case .input(.inputInvalid, let words) = error else {
            return #expect(error == .input(.inputInvalid, ""))
        }
        #expect(words.contains("row 2"))
        #expect(words.contains("`\(column)`"))
        #expect(!words.contains("reader-2"))
    }

    @Test func `a broken line is not quoted either`() async throws {
        let home = try await TestHome.founded()
        let rows = [Reader.consentHeader, "reader-2@example.com,\"open"]
        let error = try await failure { try await home.takeIn(rows.joined(separator: "\n")) }
        #expect(error.reason == .inputInvalid)
        #expect(!"\(error)".contains("reader-2"))
    }

    @Test func `a missing column is named`() async throws {
        let home = try await TestHome.founded()
        let text = Reader.consents(Self.readers).replacing("notice_version", with: "notice_versoin")
        let error = try await failure { try await home.takeIn(text) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.events.isEmpty)
    }

    @Test func `a file that is not there is not found`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                ImportConsents(
                    ImportFile(
                        path: home.folder.file("missing.csv"), format: .csv, manifest: nil)),
                for: home.caller())
        }
        #expect(error.reason == .inputNotFound)
    }

    @Test func `a withdrawal for a recipient that nobody has is refused`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let before = home.store.rows
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                WithdrawConsent(
                    contact: ContactPoint(kind: .email, text: "reader-1@example.com"), purpose: nil,
                    channel: nil, recipient: "reader-1@example.com", isObjection: false,
                    expressedAt: nil), for: home.caller())
        }
        #expect(error.reason == .inputInvalid)
        #expect(!"\(error)".contains("reader-1"))
        #expect(home.store.rows.bodies.count == before.bodies.count)
    }

    @Test(arguments: ["ConsentWithdrawn", "Objected"])
    func `a file in which somebody objects to a recipient that nobody has stays out`(
        state: String
    ) async throws {
        let home = try await TestHome.ready(Self.readers)
        let before = home.store.rows
        func row(_ recipient: String) -> String {
            Reader.consentHeader
                + "\nemail,reader-1@example.com,,,\(state),,2026-05-01T00:00:00Z,,,,,\(recipient),\n"
        }
        for recipient in ["Sendinblue", "brevo-main", "brevo "] {
            let error = try await failure { try await home.takeIn(row(recipient), as: "no.csv") }
            #expect(error.reason == .inputInvalid)
            #expect("\(error)".contains("`recipients`"))
            #expect(home.store.rows.bodies.count == before.bodies.count)
        }
        for recipient in ["", "sendinblue", "brevo"] {
            try await home.takeIn(row(recipient), as: "yes.csv")
        }
        #expect(home.store.rows.events.count == before.events.count + 3)
    }

    @Test func `a consent dated ahead does not outlive a withdrawal that comes after it`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers, changes: [("0.20", "1.0")])
        let ahead = Reader(1).newsletter.replacing("2026-01-10T09", with: "2026-06-01T12")
            .replacing("T12:00", with: "T12:04")
        try await home.takeIn(Reader.consentHeader + "\n" + ahead + "\n", as: "ahead.csv")
        home.clock.set("2026-06-01T12:01:00Z")
        try await home.withdraw(.email, "reader-1@example.com")
        home.clock.set("2026-06-01T13:00:00Z")
        let report = try await home.run()
        #expect(report.totals.withheld == ["consent.withdrawn": 1])
    }

    @Test func `a withdrawal dated ahead by a clock that is fast counts at once`() async throws {
        let home = try await TestHome.ready(Self.readers, changes: [("0.20", "1.0")])
        let row = "email,reader-1@example.com,,,ConsentWithdrawn,,2026-06-01T12:05:00Z,,,,,,"
        try await home.takeIn(Reader.consentHeader + "\n" + row + "\n", as: "fast.csv")
        let report = try await home.run()
        #expect(report.totals.withheld == ["consent.withdrawn": 1])
        #expect(!home.destination.everything.contains("reader-1@"))
    }

    @Test(arguments: [-1, 1_000_000_000, Int.max])
    func `a version that no notice has is refused`(version: Int) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.perform(
                RecordConsent(
                    contact: ContactPoint(kind: .email, text: "reader-1@example.com"),
                    terms: ConsentTerms(
                        purpose: Name("newsletter"), channel: .email, notice: "newsletter",
                        noticeVersion: version, recipients: []),
                    type: "dpv:ExpressedConsent", isConfirmed: true,
                    evidence: ConsentEvidence(method: "web_form"), expressedAt: nil,
                    validFor: nil))
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a withdrawal counts from the next run on`() async throws {
        let home = try await TestHome.ready(Self.readers, changes: [("0.20", "1.0")])
        try await home.run()
        try await home.withdraw(.email, "reader-1@example.com")
        let report = try await home.run()
        #expect(report.totals.withheld == ["consent.withdrawn": 1])
    }

    @Test func `a recorded consent releases, and its entry names no person`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.addSegment("more", Reader.table([Reader(7)]))
        try await home.addExport("more", segments: ["more"])
        let recorded = try await home.perform(
            RecordConsent(
                contact: ContactPoint(kind: .email, text: "Reader-7@example.com"),
                terms: ConsentTerms(
                    purpose: Name("newsletter"), channel: .email, notice: "newsletter",
                    noticeVersion: 4, recipients: ["sendinblue"]),
                type: "dpv:ExpressedConsent", isConfirmed: true,
                evidence: ConsentEvidence(method: "web_form"), expressedAt: nil, validFor: nil))
        let entry = try #require(home.entries().last)
        #expect(entry.members["resource"]?["id"] == .string("\(recorded.event)"))
        #expect(try await home.run("more").delivered == 1)
        #expect(home.store.rows.terms.count == 1)
    }
}
