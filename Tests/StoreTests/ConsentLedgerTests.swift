// The consent ledger on SQLite.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Store
import Testing

/// The consent ledger: numbered on, never changed, scanned in order.
struct ConsentLedgerTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func record(
        _ events: [ConsentEvent], terms: [UInt32: ConsentTerms] = [:], as number: UInt8 = 1
    ) throws {
        let batch = try Samples.batch(events, terms: terms, number: number)
        try log.apply([.recordConsents(batch)], to: store)
    }

    private func scan(after: UInt64 = 0, upTo: UInt64 = .max) throws -> [NumberedConsentEvent] {
        var events: [NumberedConsentEvent] = []
        try store.scan(after: after, upTo: upTo) { events.append(copy $0) }
        return events
    }

    /// Subjects 3, 1, 2, 1, 3 get the numbers 1 to 5.
    private func recordFive() throws {
        try record([try Samples.event(of: 3), try Samples.event(of: 1)])
        try record(
            [try Samples.event(of: 2), try Samples.event(of: 1), try Samples.event(of: 3)],
            as: 2)
    }

    @Test func `an empty ledger has nothing`() throws {
        #expect(try store.newestNumber() == 0)
        #expect(try store.terms().isEmpty)
        #expect(try scan().isEmpty)
    }

    @Test func `an event reads back whole`() throws {
        let event = try Samples.event(of: 1, terms: 4)
        try record([event], terms: [4: try Samples.consentTerms()])
        #expect(try scan() == [NumberedConsentEvent(number: 1, event: event)])
    }

    @Test func `an event without its optional parts reads back without them`() throws {
        let event = try Samples.event(of: 1, isFull: false)
        try record([event])
        #expect(try scan() == [NumberedConsentEvent(number: 1, event: event)])
    }

    @Test func `events of the same file keep their identifiers apart`() throws {
        let events = try [1, 2, 255].map { try Samples.event(of: 1, number: $0) }
        try record(events)
        #expect(try scan().map(\.event) == events)
    }

    @Test func `events are numbered on in order of arrival`() throws {
        try recordFive()
        #expect(try store.newestNumber() == 5)
        #expect(try scan().map(\.number).sorted() == [1, 2, 3, 4, 5])
    }

    @Test func `a scan is ordered by subject, then by number`() throws {
        try recordFive()
        #expect(try scan().map(\.number) == [2, 4, 3, 1, 5])
    }

    @Test func `a scan keeps to its numbers`() throws {
        try recordFive()
        #expect(try scan(after: 1, upTo: 4).map(\.number) == [2, 4, 3])
        #expect(try scan(after: 5).isEmpty)
    }

    @Test func `the events of one subject are in order of their numbers`() throws {
        try recordFive()
        #expect(try store.events(of: Samples.subject(3), upTo: 9).map(\.number) == [1, 5])
        #expect(try store.events(of: Samples.subject(3), upTo: 4).map(\.number) == [1])
        #expect(try store.events(of: Samples.subject(9), upTo: 9).isEmpty)
    }

    @Test func `subjects with newer events are found`() throws {
        try recordFive()
        let changed = try store.subjectsChanged(after: 3, upTo: 5)
        #expect(changed == [try Samples.subject(1), try Samples.subject(3)])
        #expect(try store.subjectsChanged(after: 5, upTo: 9).isEmpty)
    }

    @Test func `terms read back by number and are kept once`() throws {
        let terms =
            [1: try Samples.consentTerms(), 7: try Samples.consentTerms(noticeVersion: 2)]
            as [UInt32: ConsentTerms]
        try record([], terms: terms)
        try record([], terms: terms, as: 2)
        #expect(try store.terms() == terms)
    }

    @Test func `a number never stands for other terms`() throws {
        try record([], terms: [1: try Samples.consentTerms()])
        #expect(throws: StorageError.conflict("other terms under the number 1")) {
            try record(
                [try Samples.event(of: 1)], terms: [1: try Samples.consentTerms(noticeVersion: 2)],
                as: 2)
        }
        #expect(try store.newestNumber() == 0)
    }

    @Test func `an event under unknown terms is refused with all the others`() throws {
        #expect(throws: StorageError.self) {
            try record([try Samples.event(of: 1), try Samples.event(of: 2, terms: 3)])
        }
        #expect(try store.newestNumber() == 0)
    }

    @Test func `a closed ledger is an error, not an empty one`() throws {
        try store.close()
        #expect(throws: LedgerError.self) { try scan() }
    }
}
