// The tests of imports that end before their end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gateway
import Segments
import Testing

struct ConsentImportFaultTests {
    private static let rows = (1...3).map { ConsentFile.Row.given($0) } + [.withdrawn(4)]

    /// Expects that a file stays out, that nothing is left of it, and gives the words.
    private func words(
        _ home: TestHome, _ text: String, as name: String = "bad.csv", manifest: String? = nil,
        location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let before = home.footprint
        let error = try await failure(
            of: {
                try await home.takeIn(text, as: name, manifest: manifest)
            }, location: location)
        #expect(error.reason == .inputInvalid, "\(error)", sourceLocation: location)
        #expect(home.footprint == before, sourceLocation: location)
        #expect(!"\(error)".contains("reader-"), sourceLocation: location)
        guard case .input(_, let words) = error else { return "" }
        return words
    }

    @Test func `a commit that fails leaves nothing, and the file comes in after the next start`()
        async throws
    {
        let home = try await TestHome.founded()
        let before = home.footprint
        home.store.fail(commit: 0, .notPersisted)
        _ = try await failure { try await home.takeIn(Self.rows) }
        #expect(home.footprint == before)
        let next = try home.restarted()
        try await next.recover()
        #expect(try await next.takeIn(Self.rows).events == 4)
    }

    @Test func `where the answer of a commit is lost the file is there after the next start`()
        async throws
    {
        let home = try await TestHome.founded()
        home.store.fail(commit: 0, .persisted)
        _ = try await failure { try await home.takeIn(Self.rows) }
        #expect(try home.folder.names(in: "incoming").isEmpty)
        let next = try home.restarted()
        try await next.recover()
        let before = next.footprint
        #expect(try await next.takeIn(Self.rows).outcome == .nothingNew)
        #expect(next.footprint == before)
        #expect(next.store.rows.events.count == 4)
    }

    @Test func `a full disk takes nothing in`() async throws {
        let home = try await TestHome.founded()
        let before = home.footprint
        home.store.fail(commit: 0, .atReadiness)
        _ = try await failure { try await home.takeIn(Self.rows) }
        #expect(home.footprint == before)
    }

    @Test func `whatever read fails, nothing is taken in`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn([.given(1)])
        let before = home.footprint
        let reads = home.store.reads
        _ = try await home.preview(Self.rows)
        let count = home.store.reads - reads
        #expect(count > 5)
        for read in 0..<count {
            home.store.fail(readAfter: read)
            _ = try await failure { try await home.takeIn(Self.rows) }
            home.store.mend()
            #expect(home.footprint == before, "\(read)")
        }
    }

    @Test func `what a crash left in the folder is removed at the next start`() async throws {
        let home = try await TestHome.founded()
        try home.folder.make("incoming")
        try home.folder.write("", to: "incoming/01K0000000000000000000000A")
        try home.folder.write("left", to: "incoming/.nfs01")
        try await home.restarted().recover()
        #expect(try home.folder.names(in: "incoming").isEmpty)
    }

    @Test func `where nothing can be put on disk nothing is taken in`() async throws {
        let home = try await TestHome.founded()
        try home.folder.write("a file where the folder should be", to: "incoming")
        let before = home.store.rows.bodies.count
        let error = try await failure { try await home.takeIn(Self.rows) }
        guard case .failed(let words) = error else { return #expect(error == .failed("")) }
        #expect(words.contains("nothing of it was taken in"))
        #expect(home.store.rows.bodies.count == before)
    }

    @Test func `a file that is changed on its way is not the manifest's`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile(Self.rows).csv
        let manifest = ConsentFile.manifest(of: text, rows: 4)
        let words = try await words(
            home, text.replacing("2026-02-10", with: "2026-02-11"), manifest: manifest)
        #expect(words.contains("`sha256`"))
    }

    @Test(arguments: [3, 5])
    func `a manifest that counts other rows keeps the file out`(count: Int) async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile(Self.rows).csv
        let words = try await words(
            home, text, manifest: ConsentFile.manifest(of: text, rows: count))
        #expect(words.contains("holds 4 rows") && words.contains("`rows`, says \(count)"))
    }

    @Test func `a manifest that cannot be read keeps the file out`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile(Self.rows).csv
        let words = try await words(
            home, text, manifest: #"{"exeat": "consent-import/1", "source": "reader-1"}"#)
        #expect(words.contains("`sha256`"))
    }

    @Test func `a file without rows is refused`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile([]).csv
        #expect(try await words(home, text).contains("no rows"))
        #expect(try await words(home, "", as: "no.ndjson").contains("no rows"))
        #expect(try await words(home, "").contains("empty"))
    }

    @Test func `half a row is refused with its place`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile(Self.rows).csv
        let half = String(text.prefix(text.count / 2))
        #expect(try await words(home, half).contains(", row "))
    }

    @Test func `bytes that are not UTF-8 are refused with their place`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile([.given(1), .given(2, ["method": "caf\u{FFFD}"])]).csv
        let bytes = Array(text.utf8).split(separator: Array("\u{FFFD}".utf8)).joined(separator: [
            0xE9
        ])
        try Data(bytes).write(to: URL(fileURLWithPath: home.folder.file("latin.csv")))
        let before = home.footprint
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                ImportConsents(
                    ImportFile(
                        path: home.folder.file("latin.csv"), format: .csv, manifest: nil)),
                for: home.caller())
        }
        #expect("\(error)".contains("row 2") && "\(error)".contains("not UTF-8"))
        #expect(home.footprint == before)
    }

    @Test func `a field without end is refused with its place`() async throws {
        let home = try await TestHome.founded()
        let huge = String(repeating: "x", count: 70_000)
        let words = try await words(home, ConsentFile([.given(1, ["method": huge])]).csv)
        #expect(words.contains("row 1") && words.contains("65536"))
    }

    @Test func `shifted columns are refused without quoting them`() async throws {
        let home = try await TestHome.founded()
        let header = ConsentFile.columns.dropFirst().joined(separator: ",") + ",row_id"
        let body = ConsentFile(Self.rows).csv.split(separator: "\n").dropFirst()
        let words = try await words(
            home, ([header] + body.map(String.init)).joined(separator: "\n") + "\n")
        #expect(words.contains("4 of 4 rows") && words.contains("row 1 "))
    }

    @Test func `a column that is unknown, twice there or missing is told by place or name`()
        async throws
    {
        let home = try await TestHome.founded()
        let text = ConsentFile(Self.rows).csv
        #expect(
            try await words(home, text.replacing("proof", with: "reader-1@example.com"))
                .contains("column 19 of the header"))
        #expect(
            try await words(home, text.replacing("proof", with: "method")).contains("same name"))
        #expect(
            try await words(home, text.replacing("notice_version", with: "language_of"))
                .contains("column 12 of the header"))
    }

    @Test(arguments: [
        (#"{"reader-1@example.com": 1}"#, "a key that is no known column"),
        (#"{"contact": "x", "contact": "y"}"#, "row 1"),
        (#"{"recipients": ["sendinblue"]}"#, "row 1"), (#"{"contact": "reader-1"#, "row 1"),
    ])
    func `an object that is not a row is refused with its place`(
        line: String, part: String
    ) async throws {
        let home = try await TestHome.founded()
        #expect(try await words(home, line + "\n", as: "bad.ndjson").contains(part))
    }

    @Test func `an object that is no consent event is counted by what it lacks`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile([.given(1), .given(2)]).ndjson + "{}\n"
        #expect(
            try await home.preview(text, as: "short.ndjson").invalid == ["state.unreadable": 1])
    }

    @Test func `line ends of both kinds and a byte order mark are read`() async throws {
        let home = try await TestHome.founded()
        let text = "\u{FEFF}" + ConsentFile(Self.rows).csv.replacing("\n", with: "\r\n")
        #expect(try await home.takeIn(text).events == 4)
        let lines = "\u{FEFF}" + ConsentFile(Self.rows).ndjson.replacing("\n", with: "\r\n")
        #expect(try await home.takeIn(lines, as: "lines.ndjson").outcome == .nothingNew)
    }

    @Test func `an export folder is no file of consents`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.answer(
                ImportPreview(
                    ImportFile(path: home.folder.path, format: .customerInsights, manifest: nil)))
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a manifest's notice stands in where rows name none`() async throws {
        let home = try await TestHome.founded()
        let text = ConsentFile([.given(1, ["notice": "", "notice_version": ""])]).csv
        let manifest = ConsentFile.manifest(
            of: text, rows: 1,
            contexts: ["newsletter": ["notice": "newsletter", "version": 5, "language": "en"]])
        try await home.takeIn(text, manifest: manifest)
        #expect(home.store.rows.terms[1]?.noticeVersion == 5)
    }
}
