// The tests of asking where a person's data went.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import Testing

@testable import Gateway

struct ReportTests {
    private static let readers = (1...4).map { Reader($0, phone: $0 == 1) }

    private func home(days: Int = 1) async throws -> TestHome {
        try await TestHome.run(Self.readers, days: days)
    }

    @Test func `a person who left is found with fields, consent, batch and outcome`()
        async throws
    {
        let home = try await home()
        let report = try await home.report("reader-3@example.com")
        let line = try #require(report.transfers.first)
        #expect(line.finding == .present && line.policy == "sendinblue-newsletter-eu@3")
        #expect(line.export == "newsletter" && line.connection == "brevo")
        #expect(line.recipient == (try home.transfer.recipient))
        let row = try #require(line.rows.first)
        #expect(row.verdict == "released" && row.delivery == .delivered && row.row == 2)
        #expect(row.fields == ["EMAIL", "FNAME", "LNAME"])
        #expect(row.consentEvent == 4 && row.consentState == "ConsentGiven")
        #expect(row.consentExpressedAt == Instant("2026-01-10T09:00:00Z"))
        #expect(row.batch == 1)
        let started = try #require(row.started.map { try home.entries()[Int($0)] })
        let ended = try #require(row.ended.map { try home.entries()[Int($0)] })
        #expect(started.type == .deliveryStarted && started.detail("rows") == [2, 4])
        #expect(ended.type == .deliveryCompleted && ended.cause == row.started)
    }

    @Test func `another spelling of the address finds the same person`() async throws {
        let home = try await home()
        #expect(try await home.report("Reader-3@Example.COM").counts.present == 1)
    }

    @Test func `who is in no transfer is absent from each`() async throws {
        let home = try await home(days: 3)
        let report = try await home.report("stranger@example.com")
        #expect(report.transfers.map(\.finding) == [.absent, .absent, .absent])
        #expect(report.counts.absent == 3 && report.counts.present == 0)
    }

    @Test func `who was erased is not called absent`() async throws {
        let home = try await home()
        let erased = try await home.erase("reader-3@example.com")
        let line = try #require(try await home.report("reader-3@example.com").transfers.first)
        #expect(line.finding == .absentOrErased)
        #expect(line.erasures == erased.entries)
        #expect(line.rows.isEmpty)
    }

    @Test func `who was withheld is told why`() async throws {
        let home = try await home()
        try await home.withdraw(.email, "reader-2@example.com")
        try await home.run()
        let row = try #require(
            try await home.report("reader-2@example.com").transfers.last?.rows.first)
        #expect(row.verdict == "consent.withdrawn" && row.delivery == .withheld)
        #expect(row.consentState == "ConsentWithdrawn" && row.fields.isEmpty)
        #expect(row.batch == nil && row.lateEntry == nil)
    }

    @Test func `who was withheld late is not called delivered`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await home.withdraw(.email, "reader-4@example.com") }
        }
        try await home.run()
        let row = try #require(
            try await home.report("reader-4@example.com").transfers.first?.rows.first)
        #expect(row.withheldLate == .consentWithdrawn && row.delivery == .withheld)
        let entry = try #require(row.lateEntry.map { try home.entries()[Int($0)] })
        #expect(entry.detail("late")?.arrayValue?.isEmpty == false)
    }

    @Test(arguments: [
        (
            DeliveryOutcome.rejected(.providerRejected, DeliveryReport()),
            SubjectReport.Delivery.failed
        ),
        (.uncertain(.providerUncertain, DeliveryReport()), .uncertain),
    ])
    func `a batch that was not taken in is called so`(
        outcome: DeliveryOutcome, delivery: SubjectReport.Delivery
    ) async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.answer(outcome)
        try await home.run()
        let report = try await home.report("reader-1@example.com")
        #expect(report.transfers.first?.rows.map(\.delivery) == [delivery])
        let behind = try await home.report("reader-4@example.com")
        #expect(behind.transfers.first?.rows.map(\.delivery) == [.notSent])
    }

    @Test func `a row whose batch was made again is told by the one that left`() async throws {
        let home = try await TestHome.ready(Self.readers, batch: 4)
        // The event as the ledger knows it, put in by another writer just before the commit.
        try await home.withdraw(.email, "reader-4@example.com")
        let event = try #require(home.store.rows.events.last)
        home.store.edit { $0.events.removeLast() }
        home.store.beforeCommit { rows, changes in
            guard case .startDelivery? = changes.first,
                rows.events.last?.identifier != event.identifier
            else { return }
            rows.events.append(event)
        }
        try await home.run()
        #expect(try home.entries(.deliveryStarted).count == 2)
        let row = try #require(
            try await home.report("reader-1@example.com").transfers.first?.rows.first)
        #expect(row.batch == 1 && row.delivery == .delivered)
        let late = try #require(
            try await home.report("reader-4@example.com").transfers.first?.rows.first)
        #expect(late.batch == nil && late.delivery == .withheld)
    }

    @Test func `a row whose batch was made again is as uncertain as the one that left`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers, batch: 4)
        try await home.withdraw(.email, "reader-4@example.com")
        let event = try #require(home.store.rows.events.last)
        home.store.edit { $0.events.removeLast() }
        home.store.beforeCommit { rows, changes in
            guard case .startDelivery? = changes.first,
                rows.events.last?.identifier != event.identifier
            else { return }
            rows.events.append(event)
        }
        home.destination.answer(.uncertain(.providerUncertain, DeliveryReport()))
        try await home.run()
        let row = try #require(
            try await home.report("reader-1@example.com").transfers.first?.rows.first)
        #expect(row.batch == 1 && row.delivery == .uncertain)
    }

    @Test func `the question is recorded with what it looked at`() async throws {
        let home = try await home(days: 2)
        let report = try await home.report(
            "reader-1@example.com", from: "2026-06-02T00:00:00Z", to: "2026-06-03T00:00:00Z")
        let entry = try #require(try home.entries(.subjectReported).first)
        #expect(report.entry == entry.index && report.recordedAt == entry.time)
        #expect(entry.detail("ground") == "access-request")
        #expect(entry.detail("transfers") == 1 && entry.detail("present") == 1)
        #expect(entry.detail("from") == "2026-06-02T00:00:00Z")
        let newest = try #require(try home.entries(.transferDecided).last)
        #expect(entry.detail("last_decided")?.integerValue == Int64(newest.index))
        #expect(entry.members["actor"]?["principal"] == "officer")
    }

    @Test func `a home without transfers answers with none`() async throws {
        let home = try await TestHome.ready(Self.readers)
        #expect(try await home.report("reader-1@example.com").transfers.isEmpty)
        #expect(try home.entries(.subjectReported).first?.detail("last_decided") == .null)
    }

    @Test func `nothing is answered unless the question is recorded`() async throws {
        let home = try await home()
        let folder = home.folder.file("evidence")
        for fault in MemoryStore.Fault.allCases {
            home.store.fail(commit: 0, fault)
            _ = try await failure {
                try await home.report("reader-1@example.com", evidence: folder)
            }
            home.store.mend()
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test func `the range takes in its beginning and leaves out its end`() async throws {
        let home = try await home(days: 3)
        let times = try home.entries(.transferDecided).map(\.time)
        let report = try await home.report(
            "reader-1@example.com", from: "\(times[0])", to: "\(times[2])")
        #expect(report.transfers.map(\.decidedAt) == [times[0], times[1]])
    }

    @Test func `a range that holds no time is refused and not recorded`() async throws {
        let home = try await home()
        let error = try await failure {
            try await home.report(
                "reader-1@example.com", from: "2026-06-02T00:00:00Z",
                to: "2026-06-02T00:00:00Z")
        }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.subjectReported).isEmpty)
    }

    @Test(arguments: [Role.contributor, .viewer])
    func `only officers and administrators ask`(role: Role) async throws {
        let home = try await home()
        let error = try await failure {
            try await home.report("reader-1@example.com", as: role)
        }
        #expect(error.reason == .actorRole)
        #expect(try home.entries(.subjectReported).isEmpty)
    }

    @Test func `each decision names the one before it, whatever comes between`() async throws {
        let home = try await home(days: 2)
        try await home.report("reader-1@example.com")
        try await home.withdraw(.email, "reader-2@example.com")
        try await home.run()
        let decided = try home.entries(.transferDecided)
        #expect(decided.first?.detail("previous") == .null)
        #expect(
            decided.dropFirst().map { $0.detail("previous")?.integerValue }
                == decided.dropLast().map { Int64($0.index) })
        try home.verified()
    }

    @Test func `decisions of runs at the same time name each other`() async throws {
        let home = try await TestHome.ready(Self.readers)
        for number in 0..<6 { try await home.addExport("export-\(number)", segments: ["readers"]) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 { group.addTask { try await home.run("export-\(number)") } }
            try await group.waitForAll()
        }
        let decided = try home.entries(.transferDecided)
        #expect(decided.count == 6)
        #expect(
            decided.dropFirst().map { $0.detail("previous")?.integerValue }
                == decided.dropLast().map { Int64($0.index) })
    }

    @Test func `questions at the same time as runs name the newest decision`() async throws {
        let home = try await TestHome.ready(Self.readers)
        for number in 0..<4 { try await home.addExport("export-\(number)", segments: ["readers"]) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask { try await home.run("export-\(number)") }
                for _ in 0..<4 {
                    group.addTask { try await home.report("reader-1@example.com") }
                }
            }
            try await group.waitForAll()
        }
        var newest: Int64?
        for entry in try home.entries() {
            if entry.type == .transferDecided { newest = Int64(entry.index) }
            guard entry.type == .subjectReported else { continue }
            #expect(entry.detail("last_decided")?.integerValue == newest)
        }
    }

    @Test func `a decision that came between is noticed inside the log's writer`() async throws {
        let home = try await home()
        let newest = try NewestDecision(in: home.store)
        try await home.run()
        let size = UInt64(home.store.rows.bodies.count)
        #expect(throws: AuditError.conflict(NewestDecision.overtaken)) {
            try newest.hold(upTo: size, in: home.store)
        }
        try NewestDecision(in: home.store).hold(upTo: size, in: home.store)
    }
}
