// A stored log against a checkpoint that somebody kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

struct KeptCheckpointTests {
    private func checkpoint(ofFirst count: Int, named prefix: String = "s") throws -> Checkpoint {
        let rows = try storage(of: count, named: prefix).rows
        let root = try #require(rows.head?.root)
        return Checkpoint(origin: Sample.origin, size: UInt64(count), root: root)
    }

    private func storage(of count: Int, named prefix: String = "s") throws -> MemoryStorage {
        try Sample.storage(
            of: Sample.bodies((0..<count).map { Sample.draft(name: "\(prefix)\($0)") }),
            checkpointsAt: [])
    }

    private func line(_ checkpoint: Checkpoint) -> [UInt8] {
        Array(
            "\(checkpoint.origin) \(checkpoint.size) \(checkpoint.root.hexadecimal)\n".utf8)
    }

    private func compare(_ bytes: [UInt8], with storage: MemoryStorage) throws {
        try LogVerifier.compare(
            KeptCheckpoint(parsing: bytes), with: storage,
            log: LogVerifier.verify(storage: storage, key: Sample.key()))
    }

    private func both(_ checkpoint: Checkpoint, seed: UInt8 = 7) throws -> [[UInt8]] {
        [line(checkpoint), try Sample.signer(seed: seed).sign(checkpoint.text).bytes]
    }

    @Test(arguments: 1...20)
    func `every earlier state of a log is the beginning of it`(count: Int) throws {
        for bytes in try both(checkpoint(ofFirst: count)) {
            try compare(bytes, with: storage(of: 20))
        }
    }

    @Test func `a log that was put back is told from one that is young`() throws {
        for bytes in try both(checkpoint(ofFirst: 20)) {
            #expect(throws: AuditError.rollback(anchored: 20, found: 12)) {
                try compare(bytes, with: storage(of: 12))
            }
        }
    }

    @Test(arguments: [1, 7, 16, 20])
    func `another history of the same size is a fork`(count: Int) throws {
        for bytes in try both(checkpoint(ofFirst: count, named: "other")) {
            #expect(throws: AuditError.fork(size: UInt64(count))) {
                try compare(bytes, with: storage(of: 20))
            }
        }
    }

    @Test func `a checkpoint of another log says nothing about this one`() throws {
        let other = try Checkpoint(
            origin: "example.org/other", size: 1, root: checkpoint(ofFirst: 1).root)
        #expect(throws: AuditError.unusable("it is of the log `example.org/other`")) {
            try compare(line(other), with: storage(of: 20))
        }
    }

    @Test func `a note that no key of the log signed says nothing`() throws {
        let note = try Sample.signer(seed: 8).sign(checkpoint(ofFirst: 3, named: "other").text)
        let error = #expect(throws: AuditError.self) {
            try compare(note.bytes, with: storage(of: 20))
        }
        #expect(error?.isIntegrityFailure == false)
    }

    @Test func `a note with a bad line of the log's key says nothing`() throws {
        var bytes = try Sample.signer().sign(checkpoint(ofFirst: 3).text).bytes
        bytes[bytes.count - 9] ^= 1
        let error = #expect(throws: (any Error).self) {
            try compare(bytes, with: storage(of: 20))
        }
        #expect((error as? AuditError)?.isIntegrityFailure != true)
    }

    @Test func `the line is what a verified log says of itself`() throws {
        let storage = try storage(of: 20)
        let log = try LogVerifier.verify(storage: storage, key: Sample.key())
        let kept = try KeptCheckpoint(parsing: Array(log.shortForm.utf8))
        #expect(kept == (try KeptCheckpoint(parsing: Array("\(log.shortForm)\n".utf8))))
        #expect(try kept.checkpoint == checkpoint(ofFirst: 20))
    }

    @Test func `a line has one spelling`() throws {
        let root = String(repeating: "ab", count: 32)
        _ = try KeptCheckpoint(parsing: Array("example.com/exeat 5 \(root)".utf8))
        for text in [
            "", "\n", "example.com/exeat 5", "example.com/exeat 5 \(root.dropLast())",
            "example.com/exeat 5 \(root.uppercased())", "example.com/exeat 05 \(root)",
            "example.com/exeat -5 \(root)", " 5 \(root)", "example.com/exeat  5 \(root)",
            "example.com/exeat 5 \(root) ", "example.com/exeat 9223372036854775808 \(root)",
            "example.com/exeat 5 \(root)\r\n", "example.com/exeat\t5\t\(root)",
        ] {
            #expect(throws: LogFormatError.self, "\(text)") {
                try KeptCheckpoint(parsing: Array(text.utf8))
            }
        }
    }
}
