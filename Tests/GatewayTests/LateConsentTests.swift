// The tests of consents that come in while a transfer runs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Testing

struct LateConsentTests {
    private static let readers = (1...4).map { Reader($0, phone: $0 == 4) }
    private static let late = "reader-4@example.com"

    /// A run of two batches, with something happening while the first is on its way.
    private func run(
        _ readers: [Reader] = readers,
        while happening: @escaping @Sendable (TestHome) async throws -> Void
    ) async throws -> (TestHome, TransferReport) {
        let home = try await TestHome.ready(readers)
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await happening(home) }
        }
        let report = try await home.run()
        return (home, report)
    }

    private func lateItems(_ home: TestHome) throws -> [CanonicalJSON] {
        try home.entries().flatMap { $0.detail("late")?.arrayValue ?? [] }
    }

    @Test func `who withdraws between two batches is not in the next`() async throws {
        let (home, report) = try await run { try await $0.withdraw(.email, Self.late) }
        #expect(!home.destination.everything.contains(Self.late))
        #expect(home.destination.everything.contains("reader-3@example.com"))
        #expect(report.withheldLate == 1)
        #expect(report.delivered == 3)
        #expect(report.state == .delivered)
    }

    @Test func `the entry of the batch names the slot and the reason`() async throws {
        let (home, _) = try await run { try await $0.withdraw(.email, Self.late) }
        let person = try await home.explain(home.transfer.identifier, Self.late).person
        let row = try #require(person?.rows.first)
        let started = try #require(home.entries(.deliveryStarted).last)
        #expect(
            started.detail("late") == [
                ["slot": .integer(Int64(row.slot)), "reason": "consent.withdrawn"]
            ])
        #expect(row.withheldLate == .consentWithdrawn)
        #expect(row.verdict == "consent.withdrawn")
        #expect(row.fields.isEmpty)
    }

    @Test func `who withdraws for text messages alone is withheld whole`() async throws {
        let (home, report) = try await run {
            try await $0.withdraw(.phone, "+4915110000004", purpose: "sms_offers")
        }
        #expect(!home.destination.everything.contains(Self.late))
        #expect(!home.destination.everything.contains("4915110000004"))
        #expect(report.withheldLate == 1)
        #expect(try lateItems(home).first?["reason"] == "plan.consent_changed")
    }

    @Test func `an objection by phone withholds the person`() async throws {
        let (home, _) = try await run {
            try await $0.withdraw(.phone, "+49 151 1000 0004", objection: true)
        }
        #expect(!home.destination.everything.contains(Self.late))
        #expect(try lateItems(home).first?["reason"] == "suppression.global")
    }

    @Test func `an objection to this connection withholds the person`() async throws {
        let (home, _) = try await run { home in
            try await home.perform(
                WithdrawConsent(
                    contact: ContactPoint(kind: .email, text: Self.late), purpose: nil,
                    channel: nil, recipient: "brevo", isObjection: true, expressedAt: nil))
        }
        #expect(!home.destination.everything.contains(Self.late))
        #expect(try lateItems(home).first?["reason"] == "suppression.connection")
    }

    @Test func `a withdrawal of another purpose withholds nobody`() async throws {
        let (home, report) = try await run {
            try await $0.withdraw(.email, Self.late, purpose: "sms_offers")
        }
        #expect(home.destination.everything.contains(Self.late))
        #expect(report.withheldLate == 0)
    }

    @Test func `a consent that comes in late releases nobody`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.addSegment("more", Reader.table([Reader(1), Reader(2), Reader(9)]))
        try await home.addExport("more", segments: ["more"])
        home.destination.whileDelivering { [unowned home] batch in
            guard batch == 0 else { return }
            try await home.takeIn(Reader.consents([Reader(9)]), as: "late.csv")
        }
        let report = try await home.run("more")
        #expect(!home.destination.everything.contains("reader-9@"))
        #expect(report.totals.withheld == ["consent.unknown": 1])
        #expect(report.delivered == 2)
        #expect(home.store.rows.events.count == 6)
    }

    @Test func `a consent that is given again late still releases who was decided`() async throws {
        let (home, report) = try await run { home in
            try await home.takeIn(
                Reader.consentHeader + "\n"
                    + Reader(4).newsletter.replacing("2026-01-10", with: "2026-05-10") + "\n",
                as: "again.csv")
        }
        #expect(home.destination.everything.contains(Self.late))
        #expect(report.withheldLate == 0)
    }

    @Test func `a batch that comes to nothing is an entry and no request`() async throws {
        let (home, report) = try await run {
            try await $0.withdraw(.email, "reader-3@example.com")
            try await $0.withdraw(.email, Self.late)
        }
        #expect(home.destination.sent.count == 1)
        #expect(report.withheldLate == 2)
        #expect(report.batches.count == 1)
        let withheld = try #require(home.entries(.deliveryWithheld).first)
        #expect(withheld.detail("late")?.arrayValue?.count == 2)
        try home.verified()
    }

    @Test func `a withdrawal that is committed before the start is heeded`() async throws {
        let home = try await TestHome.ready(Self.readers)
        // The event as the ledger knows it, put in by another writer just before the commit.
        try await home.withdraw(.email, Self.late)
        let event = try #require(home.store.rows.events.last)
        home.store.edit { $0.events.removeLast() }
        home.store.beforeCommit { rows, changes in
            guard case .startDelivery(let record)? = changes.first, record.batch == 1,
                rows.events.last?.identifier != event.identifier
            else { return }
            rows.events.append(event)
        }
        let report = try await home.run()
        #expect(!home.destination.everything.contains(Self.late))
        #expect(home.destination.sent.map(\.batch) == [0, 2])
        #expect(report.batches.map(\.state) == [.delivered, .failed, .delivered])
        #expect(report.state == .delivered)
        #expect(report.withheldLate == 1)
        #expect(report.delivered == 3)
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `who withdraws between the start of the run and its decision is withheld`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers, changes: [("0.20", "1.0")])
        home.destination.whileExamining { [unowned home] _ in
            home.clock.set("2026-06-01T12:10:00Z")
            try await home.withdraw(.email, Self.late)
        }
        let report = try await home.run()
        #expect(!home.destination.everything.contains(Self.late))
        #expect(report.totals.withheld == ["consent.withdrawn": 1])
    }

    @Test func `who was named as withheld stays so, although they agree again meanwhile`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        let (third, fourth) = (home.store.rows.events[2], home.store.rows.events[3])
        home.destination.whileDelivering { [unowned home] batch in
            guard batch == 0 else { return }
            try await home.withdraw(.email, Self.late)
            home.clock.set("2026-06-01T12:00:10Z")
        }
        // Before the second batch goes, one of its people says the same again, so that it is made
        // anew, and the one who was left out of it agrees again.
        home.store.beforeCommit { rows, changes in
            guard case .startDelivery(let record)? = changes.first, record.batch == 1 else {
                return
            }
            rows.events += [third, fourth].map { Self.renewal(of: $0) }
        }
        let report = try await home.run()
        #expect(home.destination.sent.map(\.batch) == [0, 2])
        #expect(!home.destination.everything.contains(Self.late))
        #expect(report.withheldLate == 1)
        #expect(report.delivered == 3)
        let person = try await home.explain(report.transfer, Self.late).person
        #expect(person?.rows.map(\.withheldLate) == [.consentWithdrawn])
    }

    private static func renewal(of event: ConsentEvent) -> ConsentEvent {
        let said = Instant(microseconds: event.recordedAt.microseconds + 5_000_000)
        return ConsentEvent(
            identifier: event.identifier, subject: event.subject, terms: event.terms,
            purpose: event.purpose, channel: event.channel, recipient: nil, state: .renewed,
            type: event.type, isConfirmed: true, expressedAt: said, recordedAt: said)
    }

    @Test func `others' withdrawals before the start change nothing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.withdraw(.email, "somebody.else@example.com")
        let event = try #require(home.store.rows.events.last)
        home.store.beforeCommit { rows, changes in
            if case .startDelivery? = changes.first { rows.events.append(event) }
        }
        let report = try await home.run()
        #expect(report.batches.map(\.state) == [.delivered, .delivered])
    }

    @Test func `more late people than one entry can name are named by several`() async throws {
        let readers = (1...700).map { Reader($0) }
        let home = try await TestHome.ready(readers, batch: 699)
        let pseudonyms = home.store.rows.events.map(\.subject)
        let template = try await withdrawal(in: home)
        // Everybody but two withdraws once the decision is committed.
        home.store.beforeCommit { rows, changes in
            guard case .addTransfer? = changes.first else { return }
            for subject in pseudonyms.dropFirst().dropLast() {
                rows.events.append(Self.event(template, of: subject))
            }
        }
        let report = try await home.run()
        #expect(report.state == .delivered)
        #expect(report.withheldLate == 698)
        #expect(report.delivered == 2)
        #expect(try lateItems(home).count == 698)
        #expect(Set(try lateItems(home)).count == 698)
        try home.verified()
    }

    private func withdrawal(in home: TestHome) async throws -> ConsentEvent {
        try await home.withdraw(.email, "somebody.else@example.com")
        return try #require(home.store.rows.events.last)
    }

    private static func event(
        _ template: ConsentEvent, of subject: SubjectReference
    ) -> ConsentEvent {
        ConsentEvent(
            identifier: template.identifier, subject: subject, terms: 0, purpose: nil,
            channel: nil, recipient: nil, state: .withdrawn, type: .unstated, isConfirmed: false,
            expressedAt: template.expressedAt, recordedAt: template.recordedAt)
    }
}
