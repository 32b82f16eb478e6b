// A home that is missing, held by another, full, read-only, rolled back or tampered with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

struct BadHomeTests {
    @Test func `where no home is, nothing is made`() throws {
        let home = try TestHome()
        try home.exeat("status").expect(8, "input.not_found", home.path, "nothing was made")
        try home.exeat("export", "run", "newsletter").expect(8, "nothing was made")
        #expect(!FileManager.default.fileExists(atPath: home.path))
    }

    @Test func `an attempt to make a home that fails leaves an empty folder for the next`() throws {
        let home = try TestHome()
        let refused = try home.exeat("init", "--origin", "two words")
        refused.expect(1, "two words")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
        try home.found()
        try home.exeat("init", "--origin", "exeat.company.example/test")
            .expect(1, "input.exists", "nothing in it was changed")
        #expect(try home.exeat("audit", "verify").status == 0)
    }

    @Test func `a home that was cut off while it was made is none, and is made anew`() throws {
        let home = try TestHome()
        try home.found()
        let left = [
            home.path + "/exeat.db", home.path + "/keys/log-signing.key",
            home.path + "/keys/key-encryption.key", home.path + "/anchor/checkpoint",
            home.path + "/anchor", home.path + "/keys",
        ]
        let mark = URL(filePath: home.path + "/unfinished")
        try Data(left.joined(separator: "\0").utf8).write(to: mark)
        try Data("kept".utf8).write(to: URL(filePath: home.path + "/notes"))
        let earlier = try Data(contentsOf: URL(filePath: left[1]))
        try home.exeat("status").expect(8, "input.not_found", "nothing was made")
        try home.found()
        #expect(try Data(contentsOf: URL(filePath: left[1])) != earlier)
        #expect(try home.exeat("audit", "verify").status == 0)
        #expect(try String(contentsOfFile: home.path + "/notes", encoding: .utf8) == "kept")
        #expect(!FileManager.default.fileExists(atPath: mark.path))
    }

    @Test func `a home is not made beside files, and those stay as they are`() throws {
        let home = try TestHome()
        let notes = URL(filePath: home.path + "/notes")
        try FileManager.default.createDirectory(
            atPath: home.path, withIntermediateDirectories: true)
        try Data("kept".utf8).write(to: notes)
        try home.exeat("init", "--origin", "exeat.company.example/test")
            .expect(1, "input.exists", "nothing in it was changed")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["notes"])
        #expect(try Data(contentsOf: notes) == Data("kept".utf8))
    }

    @Test func `a second gateway on one home is told who has it, and does nothing`() throws {
        let double = try SandboxProcess(["--fault", "import:slow:1:60"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let before = try home.status()
        let scratch = try Scratch()
        let first = try Program.start(
            Programs.path("exeat"), ["export", "run", "newsletter"],
            environment: ["EXEAT_HOME": home.path], scratch: scratch)
        defer {
            kill(first.processIdentifier, SIGKILL)
            first.waitUntilExit()
        }
        try wait(until: { try double.imports() == 1 })
        for arguments in [["status"], ["export", "run", "newsletter"], ["principal", "list"]] {
            try Program.run(
                Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path]
            ).expect(9, "held by process \(first.processIdentifier) since", "nothing was changed")
        }
        kill(first.processIdentifier, SIGKILL)
        first.waitUntilExit()
        // The kernel gave the lock back; what was under way is uncertain, and is said at once.
        let status = try home.exeat("status")
        status.expect(0, "it may have arrived, and is recorded as uncertain")
        #expect(try home.status().transfers == before.transfers + 1)
        #expect(try double.imports() == 1)
    }

    /// What can be wrong with a key file.
    enum KeyFault: String, CaseIterable, CustomTestStringConvertible {
        case missing, another, short, readableByOthers

        var testDescription: String { rawValue }

        func strike(_ path: String) throws {
            let file = URL(fileURLWithPath: path)
            switch self {
            case .missing: try FileManager.default.removeItem(at: file)
            case .another: try rewrite(file) { $0.map { $0 ^ 1 } }
            case .short: try rewrite(file) { $0.dropLast() }
            case .readableByOthers:
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o644], ofItemAtPath: path)
            }
        }

        private func rewrite(_ file: URL, _ change: ([UInt8]) -> [UInt8]) throws {
            let changed = change(Array(try Data(contentsOf: file)))
            try Data(changed).write(to: file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: file.path)
        }

        var words: String {
            switch self {
            case .missing: "it cannot be opened"
            case .another: "the file holds another key"
            case .short: "it has 31 bytes where 32"
            case .readableByOthers: "others may read or change it; set its mode to 0600"
            }
        }
    }

    @Test(arguments: KeyFault.allCases)
    func `without its key-encryption key a run is refused, is recorded, and asks nobody anything`(
        fault: KeyFault
    ) throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try fault.strike(home.path + "/keys/key-encryption.key")
        try home.exeat("export", "run", "newsletter")
            .expect(3, "key.unavailable", fault.words, "nothing left this machine", "record ")
        let refused = try #require(try home.entries("transfer").last)
        #expect(refused.type == "transfer.refused")
        #expect(refused.reason == "key.unavailable")
        #expect(try double.requests().isEmpty)
        try home.exeat("export", "plan", "newsletter").expect(1, "key.unavailable", fault.words)
    }

    @Test(arguments: [KeyFault.missing, .short, .readableByOthers])
    func `without its signing key nothing runs, because nothing could be recorded`(
        fault: KeyFault
    ) throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try fault.strike(home.path + "/keys/log-signing.key")
        try home.exeat("export", "run", "newsletter").expect(
            7, "audit.unavailable", fault.words, "nothing was recorded and nothing was sent")
        #expect(try double.requests().isEmpty)
    }

    @Test func `a signing key that the log's entries do not name signs nothing`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try KeyFault.another.strike(home.path + "/keys/log-signing.key")
        try home.exeat("export", "run", "newsletter").expect(
            7, "does not hold the key that the log's entries name", "nothing was sent")
        #expect(try double.requests().isEmpty)
    }

    @Test func `a database that was rolled back is noticed by every command`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let before = try home.status().entries
        try move(from: home.path, to: home.scratch.path("kept"), keeping: true)
        try home.must("consent", "withdraw", input: "somebody@example.com\n")
        try move(from: home.scratch.path("kept"), to: home.path, keeping: false)

        for arguments in [["export", "run", "newsletter"], ["status"], ["audit", "verify"]] {
            try Program.run(
                Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path]
            ).expect(
                6, "ROLLBACK", "knows \(before + 1) entries, this log has \(before)",
                "nothing was sent")
        }
        #expect(try double.requests().isEmpty)
    }

    @Test func `one flipped bit of an entry is found, the entry is named, and nothing runs`() throws
    {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let entry = try #require(try home.entries("segment.added").first)
        let file = URL(fileURLWithPath: home.path + "/exeat.db")
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data(#""segment.added""#.utf8)))
        bytes[place.lowerBound + 3] ^= 1
        try bytes.write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)

        for arguments in [["audit", "verify"], ["export", "run", "newsletter"]] {
            try Program.run(
                Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path]
            ).expect(6, "INVALID", "entry \(entry.index)", "nothing was sent")
        }
        #expect(try double.requests().isEmpty)
    }

    @Test(arguments: [true, false])
    func `subject records that are gone or changed are found, and their transfer is named`(
        gone: Bool
    ) throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try home.must("export", "run", "newsletter")
        let folder = URL(fileURLWithPath: home.path + "/segments")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        let file = folder.appending(path: name)
        if gone {
            try FileManager.default.removeItem(at: file)
        } else {
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
        }
        try home.exeat("audit", "verify").expect(0)
        try home.exeat("audit", "verify", "--deep")
            .expect(6, "INVALID", String(name.prefix(26)), "nothing was sent")
    }

    @Test(.enabled(if: SmallVolume.isPossible, SmallVolume.why))
    func `on a full disk nothing is sent, because nothing could be recorded`() throws {
        let volume = try SmallVolume(megabytes: 24)
        defer { withExtendedLifetime(volume) {} }
        let double = try SandboxProcess()
        let home = try TestHome(in: volume.folder)
        try home.prepare(for: double, rows: 20)
        try volume.fill(megabytes: 9)
        try home.exeat("export", "run", "newsletter")
            .expect(7, "audit.unavailable", "no space is left", "nothing was sent that is not")
        #expect(try double.requests().isEmpty)
        try FileManager.default.removeItem(atPath: volume.folder + "/filling")
        try home.exeat("export", "run", "newsletter").expect(0)
        #expect(try home.exeat("audit", "verify", "--deep").status == 0)
    }

    @Test(.enabled(if: SmallVolume.isPossible, SmallVolume.why))
    func `a home that cannot be written sends nothing`() throws {
        let volume = try SmallVolume(megabytes: 24)
        defer { withExtendedLifetime(volume) {} }
        let double = try SandboxProcess()
        let home = try TestHome(in: volume.folder)
        try home.prepare(for: double, rows: 20)
        try volume.makeReadOnly()
        try home.exeat("export", "run", "newsletter").expect(
            7, "audit.unavailable", "Read-only file system",
            "nothing was recorded and nothing was sent")
        #expect(try double.requests().isEmpty)
    }

    @Test(.enabled(if: SmallVolume.isPossible, SmallVolume.why))
    func `a volume too small for a home gets none`() throws {
        let volume = try SmallVolume(megabytes: 3)
        defer { withExtendedLifetime(volume) {} }
        let home = try TestHome(in: volume.folder)
        try home.exeat("init", "--origin", "exeat.company.example/test")
            .expect(7, "audit.unavailable", "no space is left")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
    }

    // MARK: Helpers

    /// Waits for a condition, a minute at most.
    private func wait(until condition: () throws -> Bool) throws {
        for _ in 0..<1200 {
            if try condition() { return }
            usleep(50_000)
        }
        throw BenchError.setUpFailed("what the test waits for did not come")
    }

    /// The database with its companions, from one folder to another.
    private func move(from source: String, to target: String, keeping: Bool) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: target)
        where name.hasPrefix("exeat.db") {
            try manager.removeItem(atPath: target + "/" + name)
        }
        for name in try manager.contentsOfDirectory(atPath: source)
        where name.hasPrefix("exeat.db") {
            try manager.copyItem(atPath: source + "/" + name, toPath: target + "/" + name)
            if !keeping { try manager.removeItem(atPath: source + "/" + name) }
        }
    }
}
