// The tests of files that come twice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Segments
import Testing

struct ConsentImportOnceTests {
    private static let rows = (1...3).map { ConsentFile.Row.given($0) } + [.withdrawn(4)]

    @Test func `the same file a second time adds nothing and leaves no entry`() async throws {
        let home = try await TestHome.founded()
        #expect(try await home.takeIn(Self.rows).outcome == .takenIn)
        let before = home.footprint
        let again = try await home.takeIn(Self.rows)
        #expect(again.outcome == .nothingNew && again.duplicates == 4 && again.events == 0)
        #expect(again.batch == nil && again.root == nil)
        #expect(home.footprint == before)
    }

    @Test func `of a longer file only what is new comes in`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn(Self.rows)
        let report = try await home.takeIn([.given(9)] + Self.rows + [.given(8)])
        #expect(report.events == 2 && report.duplicates == 4)
        #expect(home.store.rows.events.count == 6)
        #expect(home.store.rows.evidence.suffix(2).map(\.evidence.sourceRow) == ["r-9", "r-8"])
        #expect(try home.entries().last?.detail("duplicates") == 4)
    }

    @Test func `a row is known from any earlier file of its source`() async throws {
        let home = try await TestHome.founded()
        for number in 1...4 { try await home.takeIn([.given(number)]) }
        let report = try await home.takeIn((1...5).map { .given($0) })
        #expect(report.events == 1 && report.duplicates == 4)
    }

    @Test func `another source has identifiers of its own`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn(Self.rows)
        let report = try await home.takeIn(Self.rows, source: "shop")
        #expect(report.events == 4 && report.duplicates == 0)
    }

    @Test func `a row that says something else under its identifier keeps the file out`()
        async throws
    {
        let home = try await TestHome.founded()
        try await home.takeIn(Self.rows)
        let before = home.footprint
        let changed = [.given(9), ConsentFile.Row.given(2, ["confirmed": "false"])]
        let error = try await failure { try await home.takeIn(changed) }
        #expect("\(error)".contains("row_id.changed 1"))
        #expect("\(error)".contains("row 2"))
        #expect(home.footprint == before)
    }

    @Test func `a row that stands twice in a file is one`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.takeIn([.given(1), .given(2), .given(1)])
        #expect(report.events == 2 && report.duplicates == 1)
        #expect(try await home.takeIn([.given(2), .given(1), .given(1)]).duplicates == 3)
    }

    @Test func `one identifier for two rows that differ keeps the file out`() async throws {
        let home = try await TestHome.founded()
        let before = home.footprint
        let error = try await failure {
            try await home.takeIn([.given(1), .given(2), .given(3, ["row_id": "r-1"])])
        }
        #expect("\(error)".contains("row_id.changed 1") && "\(error)".contains("row 3"))
        #expect(home.footprint == before)
    }

    @Test func `rows without identifiers are known by their file and number`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile((1...3).map { .given($0, ["row_id": ""]) }).csv
        #expect(try await home.takeIn(text).source == "file")
        #expect(home.store.rows.evidence.map(\.evidence.sourceRow) == ["1", "2", "3"])
        let again = try await home.takeIn(text, as: "copy.csv")
        #expect(again.outcome == .nothingNew && again.duplicates == 3)
        // Another file: nobody can tell that its rows are the same.
        #expect(try await home.takeIn(text + "\n", as: "other.csv").events == 3)
    }

    @Test func `either all rows have identifiers or none has`() async throws {
        let home = try await TestHome.founded()
        let some = try await home.preview([.given(1), .given(2, ["row_id": ""])])
        #expect(some.invalid == ["row_id.missing": 1])
        let first = try await home.preview([.given(1, ["row_id": ""]), .given(2)])
        #expect(first.invalid == ["row_id.unexpected": 1])
    }

    @Test func `the same rows as JSON are the same rows`() async throws {
        let home = try await TestHome.founded()
        let file = ConsentFile(Self.rows)
        try await home.takeIn(file.csv)
        let report = try await home.takeIn(file.ndjson, as: "consents.ndjson")
        #expect(report.outcome == .nothingNew && report.duplicates == 4)
    }

    @Test func `a file that comes in while it is compared is a conflict`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn([.given(1)])
        let other = try #require(home.store.rows.batches.last)
        let store = home.store
        let meter = ActingMeter(at: "reading consents") {
            store.edit { $0.batches.append(other) }
        }
        let text = ConsentFile([.given(2)]).csv
        try home.folder.write(text, to: "meanwhile.csv")
        let file = ImportFile(
            path: home.folder.file("meanwhile.csv"), format: .csv,
            manifest: ConsentFile.manifest(of: text, rows: 1))
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                ImportConsents(file), for: home.caller(), meter: meter)
        }
        guard case .exists(let what) = error else { return #expect(error == .exists("")) }
        #expect(what.contains("`crm`"))
        #expect(home.store.rows.events.count == 1)
    }
}
