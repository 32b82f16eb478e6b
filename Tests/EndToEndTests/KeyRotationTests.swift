// The key that signs the log is rotated.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct KeyRotationTests {
    private let home: TestHome

    init() throws {
        home = try TestHome()
        try home.found()
    }

    private var current: String { home.path + "/keys/log-signing.key" }
    private var next: String { home.path + "/keys/log-signing-next.key" }

    private func rotate() throws { try home.must("key", "rotate", "log-signing") }

    private func finish() throws { try home.must("key", "rotate", "log-signing", "--finish") }

    private func copy(_ source: String, to target: String) throws {
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: source, toPath: target)
    }

    private func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    /// The verifier keys of the log's entries, oldest first, each in a file of its own.
    private func keyFiles() throws -> [String] {
        let view = home.scratch.path("view-of-keys")
        try home.must("audit", "publish", "--to", view)
        let text = try String(contentsOfFile: view + "/log.vkey", encoding: .utf8)
        return try text.split(separator: "\n").enumerated().map { number, line in
            let path = home.scratch.path("key-\(number)-\(line.utf8.count)-\(UUID().uuidString)")
            try Data("\(line)\n".utf8).write(to: URL(filePath: path))
            return path
        }
    }

    private func verify(_ view: String, _ key: String) throws -> Finished {
        try Program.run(
            Programs.path("exeat"), ["audit", "verify", "--published", view, "--key", key])
    }

    @Test func `a log verifies before, in and after a rotation`() throws {
        try home.must("audit", "verify", "--deep")
        try rotate()
        try home.must("principal", "add", "cora", "--role", "contributor")
        try home.must("audit", "verify", "--deep")
        try finish()
        try home.must("audit", "verify", "--deep")
        try home.must("principal", "add", "vera", "--role", "viewer")
        try home.must("audit", "verify", "--deep")
    }

    @Test func `in the overlap a published log verifies with either key`() throws {
        try rotate()
        let keys = try keyFiles()
        #expect(keys.count == 2)
        let view = home.scratch.path("view")
        try home.must("audit", "publish", "--to", view)
        for key in keys { #expect(try verify(view, key).status == 0) }
    }

    @Test func `after its end the old key verifies nothing newer, and the new one does`() throws {
        try rotate()
        let keys = try keyFiles()
        try finish()
        let view = home.scratch.path("view")
        try home.must("audit", "publish", "--to", view)
        #expect(try verify(view, keys[1]).status == 0)
        let refused = try verify(view, keys[0])
        #expect(refused.status == 6 || refused.status == 1, "\(refused.everything)")
        #expect(!refused.output.contains("OK"))
    }

    @Test func `a checkpoint that the old key signed is still a prefix after its end`() throws {
        let kept = home.scratch.path("kept")
        try Data(try home.exeat("audit", "checkpoint").output.utf8).write(to: URL(filePath: kept))
        try rotate()
        try finish()
        try home.must("principal", "add", "cora", "--role", "contributor")
        try home.must("audit", "verify", "--since", kept)
    }

    @Test func `a proof in the overlap carries both signatures`() throws {
        try rotate()
        let proof = try home.exeat("audit", "prove", "2")
        proof.expect(0)
        #expect(proof.output.components(separatedBy: "\u{2014} ").count == 3)
    }

    @Test func `a second rotation is refused until the first has ended`() throws {
        try rotate()
        let before = try Data(contentsOf: URL(filePath: next))
        try home.exeat("key", "rotate", "log-signing").expect(1, "input.exists")
        #expect(try Data(contentsOf: URL(filePath: next)) == before)
        try finish()
        try home.exeat("key", "rotate", "log-signing", "--finish").expect(1, "input.not_found")
        try rotate()
    }

    @Test func `key files are their owner's alone, and the old one goes with its end`() throws {
        let old = try Data(contentsOf: URL(filePath: current))
        try rotate()
        for path in [current, next] {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
        let new = try Data(contentsOf: URL(filePath: next))
        try finish()
        #expect(try Data(contentsOf: URL(filePath: current)) == new && new != old)
        #expect(!FileManager.default.fileExists(atPath: next))
    }

    // What a crash leaves.

    @Test func `a next key that no entry names is replaced by the next rotation`() throws {
        try copy(current, to: next)
        try home.must("status")
        let stray = try Data(contentsOf: URL(filePath: next))
        try rotate()
        #expect(try Data(contentsOf: URL(filePath: next)) != stray)
        try home.must("audit", "verify", "--deep")
    }

    @Test func `half a file of a rotation that was cut off is in nobody's way`() throws {
        try Data([1, 2, 3]).write(to: URL(filePath: next))
        try Data([1, 2, 3]).write(to: URL(filePath: next + ".new"))
        try rotate()
        try home.must("audit", "verify", "--deep")
    }

    @Test func `a retirement that was cut off before the files moved is finished at start`() throws
    {
        try rotate()
        let kept = (home.scratch.path("old"), home.scratch.path("new"))
        try copy(current, to: kept.0)
        try copy(next, to: kept.1)
        try finish()
        try copy(kept.0, to: current)
        try copy(kept.1, to: next)
        try home.must("principal", "add", "cora", "--role", "contributor")
        #expect(!FileManager.default.fileExists(atPath: next))
        #expect(
            try Data(contentsOf: URL(filePath: current))
                == Data(contentsOf: URL(filePath: kept.1)))
        try home.must("audit", "verify", "--deep")
    }

    @Test func `without one of two valid keys nothing is recorded`() throws {
        try rotate()
        let kept = home.scratch.path("kept")
        for path in [current, next] {
            try copy(path, to: kept)
            try remove(path)
            try home.exeat("status").expect(7, "audit.unavailable", "nothing was recorded")
            try copy(kept, to: path)
        }
        try home.must("status")
    }

    @Test func `the wrong key in a place is refused, whichever place it is`() throws {
        let first = home.scratch.path("first")
        try copy(current, to: first)
        try rotate()
        try copy(next, to: current)
        try home.exeat("status").expect(7, "does not hold the key that the log's entries name")
        try copy(first, to: current)
        try copy(first, to: next)
        try home.exeat("status").expect(7, "does not hold the key that the log's entries name")
    }

    @Test func `the old key put back after its end is refused`() throws {
        let old = home.scratch.path("old")
        try copy(current, to: old)
        try rotate()
        try finish()
        try copy(old, to: current)
        try home.exeat("principal", "add", "cora", "--role", "contributor")
            .expect(7, "does not hold the key that the log's entries name")
    }
}
