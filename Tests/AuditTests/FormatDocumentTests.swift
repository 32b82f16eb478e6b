// The format's description, held against the code.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing
import TransparencyLog

/// `audit/log-format.md` is what strangers write verifiers from; it has to say what the code does.
struct FormatDocumentTests {
    private static func text(_ name: String) throws -> String {
        let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "../../audit/\(name)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test func `the table of decision codes is the one of the code`() throws {
        let rows = DecisionCode.fixed.map { "| \($0.code.rawValue) | `\($0.reason)` |" }
        let table = try Self.text("log-format.md").split(separator: "\n").filter {
            $0.firstMatch(of: /^\| [0-9]+ \| `/) != nil
        }
        #expect(table.map(String.init) == rows)
    }

    @Test(arguments: EntryType.allCases)
    func `every type has its row, and the second verifier knows it`(type: EntryType) throws {
        let row = "\n| `\(type.rawValue)` | `\(type.stem)` |"
        #expect(try Self.text("log-format.md").contains(row))
        #expect(try Self.text("verify.py").contains("\"\(type.rawValue)\": \"\(type.stem)\","))
    }

    @Test func `the example is a log that verifies`() throws {
        let blocks = try Self.text("log-format.md").components(separatedBy: "```")
        try #require(blocks.count > 9)
        // Text and blocks alternate; a block begins and ends with a newline.
        let block = { (number: Int) in String(blocks[2 * number + 1].dropFirst()) }
        let folder = try Folder()
        try folder.write(Array(block(1).utf8), to: "log.vkey")
        try folder.write(Array(block(2).utf8), to: "checkpoint")
        let entries = block(3).split(separator: "\n").map { Array($0.utf8) }
        try folder.write(EntryBundle.encode(entries), to: "tile/entries/000.p/2")
        let hashes = block(4).split(separator: "\n").compactMap {
            Hexadecimal.bytes(of: String($0))
        }
        try folder.write(hashes.flatMap(\.self), to: "tile/0/000.p/2")
        #expect(try folder.files() == block(0).split(separator: "\n").map(String.init).sorted())
        let key = try VerifierKey(parsing: String(block(1).dropLast()))
        let log = try PublishedLog(directory: folder.path).verify(key: key, since: nil)
        #expect(try Self.text("README.md").contains("\nkeep    \(log.shortForm)\n"))
    }
}
