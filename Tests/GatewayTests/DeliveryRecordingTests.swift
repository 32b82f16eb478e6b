// The tests that nothing is sent before its entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Gateway
import Testing

struct DeliveryRecordingTests {
    private static let readers = (1...5).map { Reader($0, phone: $0 == 2) }

    @Test func `a batch's start is committed when the recipient gets it`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        #expect(home.destination.sent.count == 3)
        for sent in home.destination.sent {
            let entry = try Entry(#require(sent.recorded), at: sent.entry)
            #expect(entry.type == .deliveryStarted)
            #expect(entry.detail("batch")?.integerValue == Int64(sent.batch))
        }
    }

    @Test func `the body that is sent has exactly the digest in its entry`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        for sent in home.destination.sent {
            let entry = try Entry(#require(sent.recorded), at: sent.entry)
            let digest: Digest<RequestBody> = SHA256.digest(of: sent.body)
            #expect(entry.detail("body")?.stringValue == digest.hexadecimal)
            #expect(entry.detail("bytes")?.integerValue == Int64(sent.body.count))
            #expect(entry.detail("people")?.integerValue == Int64(sent.people))
        }
    }

    @Test func `only what the policy lets go is in the body`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        #expect(
            home.destination.sent.first?.text == """
                [{EMAIL=reader-1@example.com;FNAME=Given1;LNAME=F.;},\
                {EMAIL=reader-2@example.com;FNAME=Given2;LNAME=F.;SMS=+4915110000002;}]
                """)
        #expect(!home.destination.everything.contains("1980"))
    }

    @Test func `everybody leaves once, and the report says how many`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let report = try await home.run()
        #expect(report.state == .delivered)
        #expect(report.reason == nil)
        #expect(report.delivered == 5)
        #expect(report.batches.map(\.people) == [2, 2, 1])
        #expect(report.batches.allSatisfy { $0.state == .delivered })
        for reader in Self.readers {
            #expect(home.destination.everything.split(separator: reader.email).count == 2)
        }
    }

    @Test func `after a run the log verifies and nothing is unfinished`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        #expect(try home.verified().unfinished.isEmpty)
        let deep = try await home.answer(VerifyLog(deep: true))
        #expect(deep.segments == 1)
    }

    @Test func `the decision is committed before the first start`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        let types = try home.entries().map(\.type).suffix(9)
        #expect(
            Array(types) == [
                .secretUnsealed, .transferDecided, .deliveryStarted, .deliveryCompleted,
                .deliveryStarted, .deliveryCompleted, .deliveryStarted, .deliveryCompleted,
                .transferFinished,
            ])
    }

    @Test func `the decision names the root of the file of subject records`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        let transfer = try home.transfer
        let decided = try #require(home.entries(.transferDecided).first)
        let root = try #require(decided.detail("segment")?["root"]?.stringValue)
        #expect(transfer.subjectRoot == root)
        let segment = try SubjectSegment.open(
            home.places.segment(of: "\(transfer.identifier)"), identifier: transfer.identifier,
            count: 5, root: #require(Digest(hexadecimal: root)), under: home.epochKey())
        #expect(try segment.verify(erasures: [:]).isEmpty)
    }

    @Test func `no entry holds anything of a person`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.withdraw(.phone, "+4915110000002")
        try await home.withdraw(.email, "reader-1@example.com", objection: true)
        _ = try await home.explain(home.transfer.identifier, "reader-1@example.com")
        _ = try await home.perform(
            ShowConsent(contact: ContactPoint(kind: .phone, text: "+4915110000002")))
        for body in home.store.rows.bodies {
            let text = String(decoding: body, as: UTF8.self)
            for piece in ["reader-", "@example.com", "Given1", "Family1", "4915110000002"] {
                #expect(!text.contains(piece))
            }
            #expect(!text.contains(TestHome.credential))
        }
    }

    @Test func `a rejected batch ends the transfer as rejected`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.answer(.rejected(.providerRejected, DeliveryReport()))
        let report = try await home.run()
        #expect(report.state == .rejected)
        #expect(report.reason == .providerRejected)
        #expect(report.delivered == 0)
        #expect(home.destination.sent.count == 1)
        #expect(try home.transfer.state == .rejected)
    }

    @Test func `a batch that is rejected after others makes the transfer partial`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.answer(
            .delivered(DeliveryReport()), .rejected(.providerRateLimited, DeliveryReport()))
        let report = try await home.run()
        #expect(report.state == .partial)
        #expect(report.reason == .providerRateLimited)
        #expect(report.delivered == 2)
        #expect(home.destination.sent.count == 2)
    }

    @Test func `an uncertain batch stops the transfer and is not sent again`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.answer(
            .delivered(DeliveryReport()), .uncertain(.providerUncertain, DeliveryReport()))
        let report = try await home.run()
        #expect(report.state == .uncertain)
        #expect(report.batches.map(\.state) == [.delivered, .uncertain])
        #expect(home.destination.sent.count == 2)
        #expect(try home.entries(.deliveryUncertain).count == 1)
        #expect(try await home.answer(ReadStatus()).uncertain.count == 1)
        #expect(try await home.recover().isEmpty)
        #expect(home.destination.sent.count == 2)
    }

    @Test func `people whom the recipient dropped are counted`() async throws {
        let home = try await TestHome.ready(Self.readers)
        var first = DeliveryReport()
        first.findings = ["invalid_emails": 1]
        var second = DeliveryReport()
        second.findings = ["invalid_emails": 1, "duplicate_email_id": 3]
        home.destination.answer(.delivered(first), .delivered(second))
        let report = try await home.run()
        #expect(report.findings == ["invalid_emails": 2, "duplicate_email_id": 3])
        let finished = try #require(home.entries(.transferFinished).last)
        #expect(finished.detail("findings")?["invalid_emails"] == 2)
        try home.verified()
    }

    @Test func `kinds of which the recipient holds a report are named`() async throws {
        let home = try await TestHome.ready(Self.readers)
        var answer = DeliveryReport()
        answer.reports = ["invalid_emails"]
        home.destination.answer(.delivered(answer), .delivered(answer))
        let report = try await home.run()
        #expect(report.findingReports == ["invalid_emails"])
        let finished = try #require(home.entries(.transferFinished).last)
        #expect(finished.detail("reports") == ["invalid_emails"])
    }
}
