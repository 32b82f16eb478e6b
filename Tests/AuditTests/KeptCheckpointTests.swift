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

    @Test(arguments: 1...20)
    func `every earlier state of a log is the beginning of it`(count: Int) throws {
        try LogVerifier.compare(
            checkpoint(ofFirst: count), with: storage(of: 20), key: Sample.key())
    }

    @Test func `a log that was put back is told from one that is young`() throws {
        let kept = try checkpoint(ofFirst: 20)
        #expect(throws: AuditError.rollback(anchored: 20, found: 12)) {
            try LogVerifier.compare(kept, with: storage(of: 12), key: Sample.key())
        }
    }

    @Test(arguments: [1, 7, 16, 20])
    func `another history of the same size is a fork`(count: Int) throws {
        let kept = try checkpoint(ofFirst: count, named: "other")
        #expect(throws: AuditError.fork(size: UInt64(count))) {
            try LogVerifier.compare(kept, with: storage(of: 20), key: Sample.key())
        }
    }

    @Test func `a checkpoint of another log proves nothing about this one`() throws {
        let other = try Checkpoint(
            origin: "example.org/other", size: 1, root: checkpoint(ofFirst: 1).root)
        #expect(throws: AuditError.self) {
            try LogVerifier.compare(other, with: storage(of: 20), key: Sample.key())
        }
    }
}
