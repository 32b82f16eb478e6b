// Exporting the log and signing reviews, with the program itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Exporting the log and signing reviews, with the program itself.
@Suite struct AuditExportTests {
    /// A home with an officer and a contributor.
    private func home() throws -> TestHome {
        let home = try TestHome()
        try home.found()
        try home.must("principal", "add", "olga", "--role", "officer")
        try home.must("principal", "add", "cora", "--role", "contributor")
        return home
    }

    private func files(_ home: TestHome, _ prefix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.scratch.folder.path)
            .filter { $0.hasPrefix(prefix) }.sorted()
    }

    private struct Statement: Decodable {
        struct File: Decodable {
            let name: String
            let bytes: Int
            let sha256: String
        }
        struct Tally: Decodable {
            let rows: Int
            let types: [String: Int]
        }
        struct Head: Decodable {
            let size: Int
            let root: String
            let note: String
        }

        let form: String
        let software: String
        let file: File
        let tally: Tally
        let head: Head
    }

    private func statement(_ home: TestHome, of name: String) throws -> Statement {
        try JSONDecoder.snake.decode(
            Statement.self, from: try Data(contentsOf: home.scratch.file(name + ".about.json")))
    }

    @Test(arguments: ["jsonl", "csv", "ocsf"])
    func `what another program digests is what the statement and the log say`(
        form: String
    ) throws {
        let home = try home()
        let checkpoint = try home.exeat("audit", "checkpoint").output
        let made = try home.exeat(
            "audit", "export", "--to", home.scratch.path("log"), "--form", form, "--as", "olga")
        #expect(made.status == 0, "\(made.everything)")
        let summed = try Program.run("/usr/bin/sha256sum", [home.scratch.path("log")])
        let digest = String(summed.output.prefix(64))
        let statement = try statement(home, of: "log")
        #expect(statement.file.sha256 == digest)
        #expect(statement.file.bytes == (try Data(contentsOf: home.scratch.file("log"))).count)
        #expect(statement.form == form && statement.tally.rows == 5)
        #expect(
            statement.tally.types
                == ["log.created": 1, "agreement.published": 1, "principal.added": 3])
        #expect(statement.head.size == 5 && checkpoint.contains(statement.head.note))
        let entry = try home.exeat("audit", "show", "5").output
        #expect(entry.contains(digest) && entry.contains("\"audit.exported\""))
        #expect(entry.contains(statement.software))
        #expect(try home.exeat("audit", "verify").status == 0)
    }

    @Test func `the lines are the entries that show prints`() throws {
        let home = try home()
        try home.must("audit", "export", "--to", home.scratch.path("log"))
        let lines = try String(contentsOf: home.scratch.file("log"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6 && lines.last == "")
        for (index, line) in lines.dropLast().enumerated() {
            #expect(try home.exeat("audit", "show", "\(index)").output == line + "\n")
        }
    }

    @Test func `a period without entries says that there are none`() throws {
        let home = try home()
        let made = try home.exeat(
            "audit", "export", "--to", home.scratch.path("log"), "--until", "2001-01-01T00:00:00Z")
        #expect(made.status == 0 && made.output.contains("0 entries"), "\(made.everything)")
        #expect(made.output.contains("none"))
        #expect(try Data(contentsOf: home.scratch.file("log")).isEmpty)
        #expect(try statement(home, of: "log").tally.rows == 0)
    }

    @Test func `a contributor gets no file, and the log says who asked`() throws {
        let home = try home()
        try home.exeat("audit", "export", "--to", home.scratch.path("log"), "--as", "cora")
            .expect(4, "Not permitted")
        #expect(try files(home, "log").isEmpty)
        #expect(try home.entries("access.denied").count == 1)
    }

    @Test func `a file that is there stays as it was`() throws {
        let home = try home()
        try Data("mine".utf8).write(to: home.scratch.file("log"))
        try home.exeat("audit", "export", "--to", home.scratch.path("log"))
            .expect(1, "input.exists", "nothing was changed")
        #expect(try Data(contentsOf: home.scratch.file("log")) == Data("mine".utf8))
        #expect(try home.entries("audit.exported").isEmpty)
    }

    @Test func `a folder that is not there is not made`() throws {
        let home = try home()
        try home.exeat("audit", "export", "--to", home.scratch.path("nowhere/log"))
            .expect(1, "input.invalid", "nothing was changed")
        #expect(try files(home, "nowhere").isEmpty)
        #expect(try home.entries("audit.exported").isEmpty)
    }

    @Test(.enabled(if: SmallVolume.isPossible, SmallVolume.why))
    func `a full disk leaves no file, and no entry about one`() throws {
        let home = try home()
        let volume = try SmallVolume(megabytes: 1)
        // The volume's own bookkeeping takes a page or two of what is asked for.
        let filling = FileManager.default.createFile(atPath: volume.folder + "/full", contents: nil)
        try #require(filling)
        let handle = try #require(FileHandle(forWritingAtPath: volume.folder + "/full"))
        while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
        try handle.close()
        try home.exeat("audit", "export", "--to", volume.folder + "/log").expect(1, "input.invalid")
        #expect(try FileManager.default.contentsOfDirectory(atPath: volume.folder) == ["full"])
        #expect(try home.entries("audit.exported").isEmpty)
    }

    @Test func `an officer's review holds until somebody changes what was reviewed`() throws {
        let home = try home()
        let signed = try home.exeat(
            "review", "sign", "--from", "0", "--to", "4", "--verdict", "findings", "--note", "-",
            "--as", "olga", input: "one account is new, ticket 17\n")
        #expect(signed.status == 0, "\(signed.everything)")
        let listed = try home.exeat("review", "list")
        #expect(listed.status == 0, "\(listed.everything)")
        #expect(listed.output.contains("olga") && listed.output.contains("ticket 17"))
        #expect(try home.exeat("audit", "verify").status == 0)

        try forge(home)
        // The newest entries are held to the tree whenever a home is opened.
        try home.exeat("review", "list").expect(6, "INVALID", "entry 1")
        try home.exeat("audit", "export", "--to", home.scratch.path("log"))
            .expect(6, "INVALID", "entry 1")
        #expect(try files(home, "log").isEmpty)
    }

    @Test func `a contributor signs no review, and a note is never an argument`() throws {
        let home = try home()
        try home.exeat("review", "sign", "--from", "0", "--to", "2", "--as", "cora")
            .expect(4, "Not permitted")
        let refused = try home.exeat(
            "review", "sign", "--from", "0", "--to", "2", "--note", "about reader-1")
        refused.expect(64, "standard input")
        #expect(!refused.messages.contains("reader-1"))
        try home.exeat(
            "review", "sign", "--from", "0", "--to", "2", "--note", "-",
            input: "see reader-1@example.com\n"
        ).expect(1, "nothing was signed")
        #expect(try home.entries("review.signed").isEmpty)
    }

    /// Writes another account into the entry about the first administrator, as somebody with the
    /// file can.
    private func forge(_ home: TestHome) throws {
        let file = URL(fileURLWithPath: home.path + "/exeat.db")
        var bytes = try Data(contentsOf: file)
        let old = Data("\"id\":\"ada\",\"kind\":\"principal\"".utf8)
        let place = try #require(bytes.range(of: old))
        bytes.replaceSubrange(place, with: Data("\"id\":\"eve\",\"kind\":\"principal\"".utf8))
        try bytes.write(to: file)
    }
}
