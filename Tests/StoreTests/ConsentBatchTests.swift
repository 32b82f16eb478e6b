// Batches of consents and the evidence of their events.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import GRDB
import Gateway
import Testing

@testable import Store

/// A batch is all or nothing; every event knows how and with what it came.
struct ConsentBatchTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    private func record(_ batch: ConsentBatch) throws { try apply(.recordConsents(batch)) }

    private func event(_ subject: UInt8, _ number: UInt8 = 1) throws -> ConsentEvent {
        try Samples.event(of: subject, number: number)
    }

    @Test func `batches read back, oldest first, single ones only if asked for`() throws {
        let batches = [
            try Samples.batch([event(1)], number: 9),
            try Samples.batch([event(1)], number: 5, isSingle: true),
            try Samples.batch([event(1), event(2)], number: 2),
        ]
        for batch in batches { try record(batch) }
        let records = batches.map(\.record)
        #expect(try store.consentBatches(includingSingle: true) == records)
        #expect(try store.consentBatches(includingSingle: false) == [records[0], records[2]])
    }

    @Test func `a batch is taken in once`() throws {
        let batch = try Samples.batch([event(1)])
        try record(batch)
        #expect(
            try refusal(of: .recordConsents(batch))
                == .conflict("the batch of consents `\(batch.record.identifier)`"))
        #expect(try store.newestNumber() == 1)
    }

    @Test func `the rows of an import read back`() throws {
        let batch = try Samples.batch([], rowIndex: [0, 1, 255])
        try record(batch)
        try record(try Samples.batch([], number: 2))
        #expect(try store.rowIndex(of: batch.record.identifier) == [0, 1, 255])
        #expect(try store.rowIndex(of: Samples.identifier(2)).isEmpty)
        #expect(try store.rowIndex(of: Samples.identifier(3)).isEmpty)
    }

    @Test func `every event of a subject has its own evidence and batch`() throws {
        let (first, second) = (try Samples.evidence("1"), try Samples.evidence("2"))
        let plain = ConsentEvidence(method: "")
        let batches = [
            try Samples.batch([event(1), event(2), event(1)], first, number: 9),
            try Samples.batch([], number: 4),
            try Samples.batch([event(1)], plain, number: 5, isSingle: true),
            try Samples.batch([event(2)], second, number: 2),
        ]
        for batch in batches { try record(batch) }
        let one = try store.evidence(of: Samples.subject(1))
        #expect(one.mapValues(\.evidence) == [1: first, 3: first, 4: plain])
        #expect(
            one.mapValues(\.batch)
                == [1: batches[0].record, 3: batches[0].record, 4: batches[2].record])
        let two = try store.evidence(of: Samples.subject(2))
        #expect(two.mapValues(\.evidence) == [2: first, 5: second])
        #expect(two.mapValues(\.batch) == [2: batches[0].record, 5: batches[3].record])
        #expect(try store.evidence(of: Samples.subject(3)).isEmpty)
    }

    @Test(arguments: ConsentEvidence.Indicator.allCases)
    func `who expressed it reads back`(indicator: ConsentEvidence.Indicator) throws {
        let evidence = ConsentEvidence(method: "web_form", indicatedBy: indicator)
        try record(try Samples.batch([event(1)], evidence))
        #expect(try store.evidence(of: Samples.subject(1))[1]?.evidence == evidence)
    }

    @Test func `evidence that says nothing takes no room`() throws {
        try record(try Samples.batch([event(1)]))
        let row = try store.pool.read {
            try Row.fetchOne(
                $0,
                sql: """
                    SELECT method, indicated_by, confirmed_at, confirmation, proof, source_row,
                    stated_at FROM consent_events
                    """)
        }
        #expect(try Samples.present(row).databaseValues.allSatisfy(\.isNull))
    }

    @Test(arguments: [1, 2])
    func `an event that came with no batch is an error, not another's`(number: Int64) throws {
        try record(try Samples.batch([event(1)], number: 1))
        try record(try Samples.batch([event(1)], number: 2))
        try store.pool.write {
            try $0.execute(sql: "DROP TRIGGER consent_batches_refuse_delete")
            try $0.execute(
                sql: "DELETE FROM consent_batches WHERE number = ?", arguments: [number])
        }
        #expect(throws: StorageError.failed("a stored body cannot be read")) {
            try store.evidence(of: Samples.subject(1))
        }
    }

    @Test func `a scan for decisions reads no evidence`() {
        let query = ConsentEventReader.query("number > ? AND number <= ?")
        for column in ["method", "indicated", "confirmation", "proof", "source_row", "stated"] {
            #expect(!query.contains(column))
        }
    }

    @Test func `events are read once, in order`() throws {
        let events = try (1...5).map { try event(6 - $0, $0) }
        let source = CountedEvents(events)
        let batch = try Samples.batch(events)
        try record(ConsentBatch(record: batch.record, terms: [:], events: source))
        #expect(source.reads == 1)
        #expect(
            try (1...5).map { try store.events(of: Samples.subject(6 - $0), upTo: 9) }
                == (1...5).map { [NumberedConsentEvent(number: UInt64($0), event: events[$0 - 1])] }
        )
    }

    @Test func `events that cannot be read to their end are refused with all the others`() throws {
        let events = [try event(1), try event(2)]
        let source = CountedEvents(events, failure: .failed("the file moved"))
        let batch = try Samples.batch(events)
        let broken = ConsentBatch(record: batch.record, terms: [:], events: source)
        #expect(try refusal(of: .recordConsents(broken)) == .failed("the file moved"))
        #expect(try store.newestNumber() == 0)
        #expect(try store.consentBatches(includingSingle: true).isEmpty)
    }

    @Test func `a batch that does not hold what it says is refused`() throws {
        let batch = try Samples.batch([event(1)])
        let objection = try Samples.event(of: 1, isFull: false)
        let refusal = StorageError.failed(
            "the batch of consents `\(batch.record.identifier)` does not hold what it says")
        for held in [[], [try event(1), objection], [objection]] {
            let other = ConsentBatch(
                record: batch.record, terms: [:], events: CountedEvents(held))
            #expect(try self.refusal(of: .recordConsents(other)) == refusal)
        }
        #expect(try store.newestNumber() == 0)
    }

    @Test func `who last took in a consent that was given is known`() throws {
        let admin: Name<Principal> = try Name("admin")
        try record(try Samples.batch([Samples.event(of: 1, isFull: false)], number: 1))
        #expect(try store.lastConsentGiven(recordedBy: admin) == nil)
        try record(try Samples.batch([event(1)], number: 2))
        #expect(try store.lastConsentGiven(recordedBy: admin) == Samples.instant)
        #expect(try store.lastConsentGiven(recordedBy: Name("second")) == nil)
    }

    @Test func `what is kept apart reads back, oldest first, and is no event`() throws {
        let apart = [try Samples.quarantined("9"), try Samples.quarantined("1")]
        try record(try Samples.batch([event(1)], quarantined: apart))
        #expect(try store.quarantinedConsents() == apart)
        #expect(try store.newestNumber() == 1)
    }

    @Test func `what is kept apart belongs to a batch`() throws {
        let stray = try Samples.batch([], quarantined: [try Samples.quarantined(batch: 2)])
        #expect(
            try refusal(of: .recordConsents(stray))
                == .failed(
                    "a consent that is kept apart refers to something that is not there"))
    }

    @Test(arguments: [SQLiteStore.evidence, SQLiteStore.lastConsentGiven])
    func `a question about one person reads neither all batches nor all events`(
        query: String
    ) throws {
        let plan = try store.pool.read {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(query.replacing("?", with: "x''"))")
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
