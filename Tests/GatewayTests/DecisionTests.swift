// The tests of who is decided, how, and how they are counted.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

@testable import Gateway

struct DecisionTests {
    private static let loose = [("0.95", "1.0")]

    private func home(
        _ rows: [Reader], consents: [Reader], more: [Reader] = []
    ) async throws -> TestHome {
        let home = try await TestHome.founded()
        try await home.activate(changes: Self.loose)
        try await home.connect()
        try await home.agree()
        try await home.takeIn(Reader.consents(consents))
        try await home.addSegment("readers", Reader.table(rows))
        if !more.isEmpty { try await home.addSegment("more", Reader.table(more)) }
        try await home.addExport(segments: more.isEmpty ? ["readers"] : ["readers", "more"])
        return home
    }

    private func occurrences(of text: String, in home: TestHome) -> Int {
        home.destination.everything.lowercased().split(
            separator: text, omittingEmptySubsequences: false
        ).count - 1
    }

    /// The records of the newest transfer, in the order of their slots.
    private func records(of home: TestHome) throws -> [SubjectRecord] {
        let transfer = try home.transfer
        let segment = try SubjectSegment.open(
            home.places.segment(of: "\(transfer.identifier)"), identifier: transfer.identifier,
            count: transfer.totals.read,
            root: #require(transfer.subjectRoot.flatMap(Digest<Node>.init(hexadecimal:))),
            under: home.epochKey())
        #expect(try segment.verify(erasures: [:]).isEmpty)
        return try (0..<segment.count).compactMap { slot in
            if case .record(let record) = try segment.slot(at: slot) { record } else { nil }
        }
    }

    private func check(_ totals: DecisionTotals) {
        #expect(totals.read == totals.released + totals.withheldCount)
    }

    @Test func `the same address in two spellings leaves once`() async throws {
        var twin = Reader(1)
        twin.email = "Reader-1@EXAMPLE.com"
        let home = try await home([Reader(1), Reader(2), twin], consents: [Reader(1), Reader(2)])
        let report = try await home.run()
        #expect(occurrences(of: "reader-1@example.com", in: home) == 1)
        #expect(report.totals.withheld == ["subject.duplicate": 1])
        check(report.totals)
    }

    @Test func `the same address in two segments leaves once`() async throws {
        let home = try await home(
            [Reader(1), Reader(2)], consents: [Reader(1), Reader(2), Reader(3)],
            more: [Reader(3), Reader(1)])
        let report = try await home.run()
        #expect(occurrences(of: "reader-1@example.com", in: home) == 1)
        #expect(occurrences(of: "reader-3@example.com", in: home) == 1)
        #expect(report.totals.read == 4)
        #expect(report.totals.withheld == ["subject.duplicate": 1])
        check(report.totals)
    }

    @Test func `the first row in the source is the one that leaves`() async throws {
        var twin = Reader(1)
        twin.email = "READER-1@example.com"
        let home = try await home([Reader(1), twin], consents: [Reader(1)])
        try await home.run()
        #expect(home.destination.everything.contains("reader-1@example.com"))
        #expect(try records(of: home).first { $0.code == .released }?.row == 0)
    }

    @Test func `one row that is withheld withholds all rows of the person`() async throws {
        var young = Reader(1)
        young.birthDate = "2015-01-01"
        let home = try await home([Reader(1), Reader(2), young], consents: [Reader(1), Reader(2)])
        let report = try await home.run()
        #expect(occurrences(of: "reader-1@example.com", in: home) == 0)
        #expect(report.totals.withheld == ["condition.age_gate": 1, "subject.duplicate": 1])
        #expect(report.totals.released == 1)
        check(report.totals)
    }

    @Test func `a telephone number that objects in one row withholds all rows`() async throws {
        var second = Reader(1)
        second.phone = "+4915110000077"
        let home = try await home([Reader(1), second], consents: [Reader(1)])
        try await home.withdraw(.phone, "+4915110000077", objection: true)
        let report = try await home.run()
        #expect(home.destination.sent.isEmpty)
        #expect(report.totals.withheld == ["suppression.global": 1, "subject.duplicate": 1])
    }

    @Test func `a row without a usable address is withheld as unmatched`() async throws {
        var nobody = Reader(8)
        nobody.email = "no address"
        var empty = Reader(9)
        empty.email = ""
        let home = try await home([Reader(1), nobody, empty], consents: [Reader(1)])
        let report = try await home.run()
        #expect(report.totals.withheld == ["subject.unmatched": 2])
        check(report.totals)
        #expect(try records(of: home).filter { $0.code == .subjectUnmatched }.count == 2)
    }

    @Test func `every row has exactly one record`() async throws {
        var rows = (1...40).map { Reader($0 % 30) }
        rows[5].email = ""
        rows[6].email = "twice@@example.com"
        rows[7].country = "US"
        let home = try await home(
            rows, consents: (0..<20).map { Reader($0) }, more: (1...9).map { Reader($0) })
        let report = try await home.run()
        let records = try records(of: home)
        #expect(records.map(\.row).sorted() == (0..<49).map { UInt32($0) })
        #expect(records.filter { $0.code == .released }.count == report.totals.released)
        check(report.totals)
        #expect(occurrences(of: "email=", in: home) == report.totals.released)
    }

    @Test func `no two records have one salt`() async throws {
        let readers = (1...50).map { Reader($0) }
        let home = try await home(readers, consents: readers)
        try await home.run()
        #expect(Set(try records(of: home).map(\.salt)).count == 50)
    }

    @Test func `withheld people leave no digest of what they would have sent`() async throws {
        let home = try await home([Reader(1), Reader(2), Reader(1)], consents: [Reader(1)])
        try await home.run()
        for record in try records(of: home) {
            #expect((record.payload == .zero) == (record.code != .released))
        }
    }

    @Test func `the entry's counts are the report's`() async throws {
        let home = try await home([Reader(1), Reader(2), Reader(1)], consents: [Reader(1)])
        let report = try await home.run()
        let decided = try #require(home.entries(.transferDecided).last)
        #expect(
            decided.detail("counts") == [
                "read": 3, "released": 1,
                "withheld": ["consent.unknown": 1, "subject.duplicate": 1],
            ])
        #expect(report.totals.released == 1)
        #expect(decided.detail("segment")?["count"] == 3)
    }

    @Test func `the entry says which column held which field`() async throws {
        let home = try await home([Reader(1)], consents: [Reader(1)])
        try await home.run()
        let decided = try #require(home.entries(.transferDecided).last)
        let columns = try #require(decided.detail("columns")?.arrayValue)
        #expect(
            columns == [
                [
                    "email": 0, "first_name": 1, "last_name": 2, "phone": 3, "country": 4,
                    "birth_date": 5,
                ]
            ])
    }

    @Test func `a transfer of as many segments as an export may have is recorded`() async throws {
        let home = try await home([Reader(1)], consents: [Reader(1)])
        let names = (0..<64).map { "part-\($0)" }
        for name in names { try await home.addSegment(name, Reader.table([Reader(1)])) }
        try await home.addExport("parts", segments: names)
        let report = try await home.run("parts")
        #expect(report.state == .delivered)
        #expect(report.totals.withheld == ["subject.duplicate": 63])
    }

    @Test func `an export of an empty segment reads nobody`() async throws {
        let home = try await home([], consents: [Reader(1)])
        let report = try await home.run()
        #expect(report.totals == DecisionTotals())
        #expect(report.state == .delivered)
        #expect(try records(of: home).isEmpty)
    }

    @Test func `more sets of fields than an entry has room for are still decided`() {
        let sets = (0..<2000).map { FieldSet(rawValue: UInt64($0)) }
        // Only names are listed that fit; the first set is the empty one.
        guard let policy = try? NewsletterPolicy.compiled() else { return #expect(Bool(false)) }
        let listed = TransferFacts.fieldSets(sets, of: policy, room: 5 * 1024)
        #expect(listed.bytes.count <= 5 * 1024 + 2)
        #expect(listed.arrayValue?.first == [])
        #expect((listed.arrayValue?.count ?? 0) > 100)
    }
}
