// Verifying the log where it lives.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

struct LogVerifierTests {
    private func storage() throws -> MemoryStorage {
        try Sample.storage(
            of: Sample.bodies((0..<20).map { Sample.draft(name: "s\($0)") }),
            checkpointsAt: [1, 7, 16])
    }

    private func expect(
        _ place: String, from location: SourceLocation = #_sourceLocation,
        after change: (inout MemoryStorage.Rows) throws -> Void
    ) throws {
        let storage = try storage()
        var rows = storage.rows
        try change(&rows)
        let error = #expect(throws: AuditError.self, sourceLocation: location) {
            try LogVerifier.verify(storage: MemoryStorage(rows), key: Sample.key())
        }
        guard case .invalid(let found, _)? = error else {
            Issue.record("\(String(describing: error))", sourceLocation: location)
            return
        }
        #expect(found == place, sourceLocation: location)
    }

    @Test func `a whole log verifies, and says what it is`() throws {
        let storage = try storage()
        var progress: [UInt64] = []
        let log = try LogVerifier.verify(storage: storage, key: Sample.key()) {
            progress.append($0)
        }
        #expect(log.origin == Sample.origin)
        #expect(log.size == 20)
        #expect(log.root == storage.rows.head?.root)
        #expect(log.newest == Sample.start.advanced(bySeconds: 19))
        #expect(log.shortForm == "\(Sample.origin) 20 \(log.root.hexadecimal)")
        #expect(progress == [20])
    }

    @Test func `a store without a log is not called verified`() throws {
        #expect(throws: AuditError.stopped(.failed("there is no log yet"))) {
            try LogVerifier.verify(storage: MemoryStorage(), key: Sample.key())
        }
    }

    @Test func `the key has to be the log's`() throws {
        let storage = try storage()
        #expect(throws: AuditError.self) {
            try LogVerifier.verify(storage: storage, key: Sample.key(seed: 8))
        }
    }

    @Test func `every changed entry is named`() throws {
        for index in 0..<20 {
            try expect("entry \(index)") { $0.bodies[index][30] ^= 1 }
        }
    }

    @Test func `every changed leaf hash is named`() throws {
        for index in 0..<20 {
            try expect("entry \(index)") { $0.leaves[index] = .zero }
        }
    }

    @Test func `every changed or missing subtree is named`() throws {
        for place in try storage().rows.subtrees.keys {
            let name = "tree level \(place.level), index \(place.index)"
            try expect(name) { $0.subtrees[place] = .zero }
            try expect(name) { $0.subtrees[place] = nil }
        }
    }

    @Test(arguments: [1, 7, 16] as [UInt64])
    func `every changed checkpoint is named`(size: UInt64) throws {
        let count = try #require(try storage().rows.checkpoints[size]).count
        for position in 0..<count {
            try expect("checkpoint \(size)") { $0.checkpoints[size]?[position] ^= 1 }
        }
    }

    @Test func `a signed checkpoint of another history is named`() throws {
        let text = Checkpoint(origin: Sample.origin, size: 7, root: .zero).text
        let note = try Sample.signer().sign(text).bytes
        try expect("checkpoint 7") { $0.checkpoints[7] = note }
    }

    @Test func `a checkpoint stored under another size is named`() throws {
        try expect("checkpoint 7") { $0.checkpoints[7] = $0.checkpoints[16] }
    }

    @Test func `a missing newest checkpoint is named`() throws {
        try expect("head") { $0.checkpoints[20] = nil }
    }

    @Test func `a checkpoint beyond the head is named`() throws {
        try expect("head") { $0.checkpoints[21] = $0.checkpoints[20] }
    }

    @Test func `an entry beyond the head is named`() throws {
        try expect("entry 20") { $0.bodies.append([0x7b, 0x7d]) }
    }

    @Test func `a missing last entry is named`() throws {
        try expect("entry 19") { $0.bodies.removeLast() }
    }

    @Test func `a head that was put back with its checkpoint is found by its rows`() throws {
        try expect("head") {
            let root = try #require($0.head?.root)
            $0.head = LogHead(size: 16, root: root, note: try #require($0.checkpoints[16]))
        }
    }

    @Test func `entries signed anew with wrong content are named by what they say`() throws {
        var bodies = try Sample.bodies([Sample.draft(), Sample.draft()])
        bodies[1] += [0x20]
        #expect(
            throws: AuditError.invalid(
                place: "entry 1",
                cause: "the entry is not canonical JSON: byte 1: not in canonical form")
        ) { try LogVerifier.verify(storage: Sample.storage(of: bodies), key: Sample.key()) }
    }
}
