// The tests of an import's parts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Testing

@testable import Gateway

struct ConsentImportPartsTests {
    private static let now = Instant(seconds: 1_780_000_000)

    private static func spooled(
        _ events: [ConsentEvent], in folder: Folder
    ) throws -> SpooledRows {
        var spool = try ImportSpool(in: HomePlaces(home: folder.path), name: "spool")
        for event in events {
            let terms = event.terms == 0 ? nil : event.terms
            try spool.add(
                event, ConsentEvidence(method: "web_form", sourceRow: "\(event.terms)"),
                terms: terms.map { ImportTerms.Numbered(number: $0, digest: .zero) })
        }
        return try spool.finish()
    }

    /// Events of few people and few words, so that they often meet.
    private static func events(
        _ count: Int, _ numbers: inout SeededNumbers
    ) throws -> [ConsentEvent] {
        try (0..<count).map { place in
            let purpose = ["", "newsletter", "offers"].randomElement(using: &numbers) ?? ""
            let recipient = ["", "", "sendinblue", "other"].randomElement(using: &numbers) ?? ""
            let state = ConsentState.allCases.randomElement(using: &numbers) ?? .given
            return ConsentEvent(
                identifier: try #require(
                    Identifier(
                        at: now,
                        random: [UInt8](repeating: UInt8(truncatingIfNeeded: place), count: 10))),
                subject: SubjectReference(
                    Digest(UInt64.random(in: 1...4, using: &numbers), 0, 0, 0)),
                terms: UInt32.random(in: 0...2, using: &numbers),
                purpose: purpose.isEmpty ? nil : try Name(purpose),
                channel: [nil, .email, .sms].randomElement(using: &numbers) ?? nil,
                recipient: recipient.isEmpty ? nil : recipient, state: state, type: .expressed,
                isConfirmed: Bool.random(using: &numbers),
                expressedAt: now.advanced(bySeconds: Int64.random(in: -2...2, using: &numbers)),
                recordedAt: now)
        }
    }

    private static func numbered(_ events: [ConsentEvent]) -> [NumberedConsentEvent] {
        events.enumerated().map {
            NumberedConsentEvent(number: UInt64($0.offset + 1), event: $0.element)
        }
    }

    @Test func `what supersedes a million rows is what supersedes one`() throws {
        var numbers = SeededNumbers(seed: 7)
        for round in 0..<200 {
            let events = try Self.events(12, &numbers)
            var closings = ImportClosings()
            for event in events { closings.add(event) }
            try closings.addLedger(MemoryStore(), for: Self.spooled([], in: Folder()))
            for event in events where event.state.isValid {
                for recipients in [[], ["sendinblue"], ["other", "sendinblue"]] {
                    let superseding = ConsentPrecedence.superseding(
                        event, recipients: recipients,
                        among: Self.numbered(events.filter { $0.subject == event.subject }))
                    #expect(
                        closings.supersede(event, naming: recipients) == (superseding != nil),
                        "\(round)")
                }
            }
        }
    }

    @Test(arguments: [1, 40])
    func `a long ledger and a short one close the same`(length: Int) throws {
        var numbers = SeededNumbers(seed: 11)
        let folder = try Folder()
        let ledger = try Self.events(20 * length, &numbers)
        let rows = try Self.events(3, &numbers).map { event in
            ConsentEvent(
                identifier: event.identifier, subject: event.subject, terms: event.terms,
                purpose: try Name("newsletter"), channel: .email, recipient: nil, state: .given,
                type: event.type, isConfirmed: true, expressedAt: event.expressedAt,
                recordedAt: event.recordedAt)
        }
        let store = MemoryStore()
        store.edit { $0.events = ledger }
        var closings = ImportClosings()
        try closings.addLedger(store, for: Self.spooled(rows, in: folder))
        for row in rows {
            let superseding = ConsentPrecedence.superseding(
                row, recipients: [],
                among: Self.numbered(ledger).filter { $0.event.subject == row.subject })
            #expect(closings.supersede(row, naming: []) == (superseding != nil))
        }
    }

    @Test(arguments: [0, 1, 3_000])
    func `what is put on disk is read as it was, as often as wanted`(count: Int) throws {
        var numbers = SeededNumbers(seed: 3)
        let events = try Self.events(count, &numbers)
        let spooled = try Self.spooled(events, in: Folder())
        for _ in 0..<2 {
            var read: [ConsentEvent] = []
            try spooled.read { place, terms, bytes in
                #expect(place == read.count)
                let event = try #require(ConsentEventBytes.read(bytes, terms: terms)).event
                read.append(event)
            }
            #expect(read == events)
        }
    }

    @Test func `rows are found in every earlier index, one index at a time`() throws {
        let store = MemoryStore()
        var batches: [ConsentBatchRecord] = []
        for part in 0..<3 {
            var rows = ImportRows()
            for row in part * 100..<(part + 1) * 100 {
                rows.add(row + 1, named: "r\(row)", content: [UInt8(row % 7)], isAhead: false)
            }
            try rows.settle(file: .zero, batches: [], store: store)
            #expect(rows.index().count == 100 * 32)
            let record = ConsentBatchRecord(
                identifier: try #require(
                    Identifier(at: Self.now, random: [UInt8](repeating: UInt8(part), count: 10))),
                source: "crm", file: "", statement: "", events: 0, given: 0, root: nil,
                recordedBy: try Name("ada"), recordedAt: Self.now)
            store.edit { $0.batches.append(MemoryBatch(record: record, rowIndex: rows.index())) }
            batches.append(record)
        }
        var rows = ImportRows()
        for row in stride(from: 0, to: 330, by: 3) {
            rows.add(
                row + 1, named: "r\(row)", content: [UInt8(row % 7 + (row == 150 ? 1 : 0))],
                isAhead: false)
        }
        try rows.settle(file: .zero, batches: batches, store: store)
        let fates = rows.fates.map { ImportRows.Fate(rawValue: $0) }
        #expect(fates.count { $0 == .duplicate } == 99)
        #expect(fates.count { $0 == .new } == 10)
        #expect(rows.changed == [151])
    }

    @Test func `an index that is cut off stops the import`() throws {
        let store = MemoryStore()
        let record = ConsentBatchRecord(
            identifier: try #require(Identifier("01K00000000000000000000000")), source: "crm",
            file: "", statement: "", events: 0, given: 0, root: nil, recordedBy: try Name("ada"),
            recordedAt: Self.now)
        store.edit {
            $0.batches.append(
                MemoryBatch(record: record, rowIndex: [UInt8](repeating: 0, count: 33)))
        }
        var rows = ImportRows()
        rows.add(1, named: "r1", content: [], isAhead: false)
        #expect(throws: GatewayError.self) {
            try rows.settle(file: .zero, batches: [record], store: store)
        }
    }

    @Test func `the first places are kept, in whatever order they come`() {
        var problems = ImportProblems()
        for row in stride(from: 100, to: 0, by: -1) {
            problems.add(row, ConsentFieldProblem("contact", .unreadable, "not an address"))
        }
        #expect(problems.places.map(\.row) == Array(1...20))
        #expect(problems.counts == ["contact.unreadable": 100])
        #expect(problems.words(about: "f.csv", rows: 200).contains("and 80 more"))
    }
}
