// The tests of the forms that entries are exported in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

struct ExportFormTests {
    private func json(_ bytes: some Collection<UInt8>) throws -> CanonicalJSON {
        try CanonicalJSON(parsing: Array(bytes))
    }

    @Test func `lines of JSON are the entries, byte for byte`() async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        try await home.run()
        let bodies = home.store.rows.bodies
        let made = try await home.export(.jsonl)
        #expect(try home.bytes(of: "export") == Array(bodies.joined(separator: [0x0A])) + [0x0A])
        #expect(made.statement.tally.rows == UInt64(bodies.count))
    }

    @Test func `a table read strictly says what the entries say`() async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        try await home.run()
        let entries = try home.entries()
        try await home.export(.csv)
        let rows = try StrictCSV.rows(try home.bytes(of: "export"))
        #expect(rows.count == entries.count)
        for (row, entry) in zip(rows, entries) {
            #expect(row["index"] == "\(entry.index)")
            #expect(row["time"] == "\(entry.time)")
            #expect(row["type"] == entry.type.rawValue)
            #expect(row["outcome"] == entry.outcome.rawValue)
            #expect(row["code"] == entry.members["code"]?.stringValue)
            #expect(row["id"] == "\(entry.identifier)")
            #expect(row["transfer"] == entry.transfer.map { "\($0)" } ?? "")
            #expect(row["cause"] == entry.cause.map { "\($0)" } ?? "")
            #expect(row["resource_id"] == entry.members["resource"]?["id"]?.stringValue)
            #expect(
                row["principal"] == entry.members["actor"]?["principal"]?.stringValue ?? "")
            let data = try #require(row["data"])
            #expect(try CanonicalJSON(canonical: Array(data.utf8)) == entry.members["data"])
            #expect(row["leaf"] == TreeHash.leaf(of: entry.members.bytes).hexadecimal)
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("'=1", "''=1"),
        ("a=1", "a=1"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
        ("a\r\nb", "\"a\r\nb\""), ("=\"a\",b", "\"'=\"\"a\"\",b\""),
    ])
    func `a cell is harmless to a spreadsheet and comes back as it was`(
        text: String, expected: String
    ) throws {
        let cell = CSVRow.cell(text)
        #expect(String(decoding: cell, as: UTF8.self) == expected)
        let read = try StrictCSV.rows(Array("name\r\n".utf8) + cell + [0x0D, 0x0A])
        var found = try #require(read.first?["name"])
        if found.unicodeScalars.first == "'" { found.unicodeScalars.removeFirst() }
        #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `what begins like a formula in the log does not in the table`() async throws {
        let home = try await TestHome.founded()
        try await home.log.append([
            EntryDraft(
                .accessDenied, .denied, by: home.caller().actor,
                on: ("action", "=HYPERLINK(\"https://example.com\",\"a,b\")"),
                reason: .actorRole, details: [:])
        ])
        try await home.export(.csv)
        let row = try #require(try StrictCSV.rows(try home.bytes(of: "export")).last)
        #expect(row["resource_id"] == "'=HYPERLINK(\"https://example.com\",\"a,b\")")
    }

    @Test(arguments: ExportForm.allCases)
    func `the statement beside the file is right in every number`(form: ExportForm) async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        try await home.run()
        let head = try #require(home.store.rows.head)
        let entries = try home.entries()
        let made = try await home.export(form)
        let bytes = try home.bytes(of: "export")
        let statement = try json(try home.bytes(of: "export.about.json"))
        #expect(statement["schema"] == "exeat.export/1")
        #expect(statement["form"] == .string(form.rawValue))
        #expect(statement["form_version"] == .string(form.version))
        #expect(statement["file"]?["name"] == "export")
        #expect(statement["file"]?["bytes"] == .integer(Int64(bytes.count)))
        let digest = SHA256.digest(of: bytes, as: SourceFile.self).hexadecimal
        #expect(statement["file"]?["sha256"] == .string(digest))
        #expect(statement["head"]?["size"] == .integer(Int64(head.size)))
        #expect(statement["head"]?["root"] == .string(head.root.hexadecimal))
        let note = String(decoding: head.note, as: UTF8.self)
        #expect(statement["head"]?["note"] == .string(note))
        #expect(statement["software"] == "exeat 1.0.0" && statement["made_by"] == "officer")
        #expect(statement["tally"]?["rows"] == .integer(Int64(entries.count)))
        var types: [String: CanonicalJSON] = [:]
        for (type, group) in Dictionary(grouping: entries, by: \.type) {
            types[type.rawValue] = .integer(Int64(group.count))
        }
        #expect(statement["tally"]?["types"] == .object(types))
        #expect(statement["tally"]?["first"]?["index"] == 0)
        #expect(
            statement["tally"]?["last"]?["index"] == .integer(Int64(entries.count - 1)))
        #expect(made.statementPath == home.folder.file("export.about.json"))
        #expect(try home.leftovers() == ["export", "export.about.json"])
    }

    @Test func `the entry names the file's digest, and the head that it was selected at`()
        async throws
    {
        let home = try await TestHome.founded()
        let head = try #require(home.store.rows.head)
        let made = try await home.export(.ocsf, ExportQuery(type: "principal."))
        let entry = try #require(try home.entries().last)
        #expect(entry.type == .auditExported && entry.index == made.entry)
        #expect(entry.members["resource"]?["id"] == .string(TestHome.origin))
        #expect(
            entry.members["data"] == [
                "form": "ocsf", "type": "principal.", "rows": 4,
                "sha256": .string(made.statement.file.sha256),
                "head": [
                    "size": .integer(Int64(head.size)), "root": .string(head.root.hexadecimal),
                ],
            ])
        #expect(head.size <= entry.index)
        try home.verified()
    }

    @Test func `more entries than are held in memory at a time come out in one file`() async throws
    {
        let home = try await TestHome.founded()
        for _ in 0..<3 {
            try await home.log.append(
                (0..<400).map { number in
                    EntryDraft(
                        .connectionTested, .allowed, by: home.caller().actor,
                        on: ("connection", "number-\(number)"))
                })
        }
        let bodies = home.store.rows.bodies
        #expect(bodies.count > 2 * 512)
        try await home.export(.jsonl)
        #expect(try home.bytes(of: "export") == Array(bodies.joined(separator: [0x0A])) + [0x0A])
    }
}
