// What every storage of the log must do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

/// What every storage of the log must do, whatever it is built on.
///
/// A test of an adapter gives a new, empty storage, a change that it accepts once, and a way to
/// see whether that change was applied.
struct LogStorageConformance<Storage: LogStorage> {
    /// New and empty.
    let storage: Storage
    /// Accepted the first time, a conflict the second.
    let change: Storage.Change
    /// Whether the change is there.
    let isChanged: () throws -> Bool

    private func bodies(_ range: Range<Int>) -> [[UInt8]] {
        range.map { Array("entry \($0)".utf8) }
    }

    func newStorageHasNoHead() throws {
        #expect(try storage.head() == nil)
        #expect(try storage.bodies(0..<10).isEmpty)
        #expect(try storage.checkpointSizes().isEmpty)
    }

    func committedEntriesReadBack() throws {
        var sealer = TestSealer()
        var sizes: [UInt64] = []
        var next = 0
        for count in [1, 1, 2, 3, 250, 13] {
            try sealer.commit(bodies(next..<next + count), to: storage)
            next += count
            sizes.append(UInt64(next))
            #expect(try storage.head() == sealer.head)
        }
        #expect(try storage.bodies(0..<UInt64(next)) == bodies(0..<next))
        #expect(try storage.bodies(5..<9) == bodies(5..<9))
        #expect(try storage.checkpointSizes() == sizes)
        #expect(try storage.checkpoint(ofSize: UInt64(next)) == sealer.head?.note)
        #expect(try storage.checkpoint(ofSize: 3) == nil)
        for index in [0, 1, 100, next - 1] {
            let leaf = TreeHash.leaf(of: Array("entry \(index)".utf8))
            #expect(try storage.leaf(at: UInt64(index)) == leaf)
        }
        #expect(try storage.leaf(at: UInt64(next)) == nil)
    }

    func storedSubtreesFoldToTheRoot() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<270), to: storage)
        let stored = StoredTree(storage)
        // 270 = 256 + 8 + 4 + 2
        let subtrees = [(8, 0), (3, 32), (2, 66), (1, 134)] as [(Int, UInt64)]
        let hashes = try subtrees.map { try stored.subtree(level: $0.0, index: $0.1) }
        #expect(CompactRange(size: 270, subtrees: hashes)?.root == sealer.head?.root)
        #expect(try storage.subtree(level: 8, index: 1) == nil)
    }

    func entriesBeyondTheEndAreNotMadeUp() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<3), to: storage)
        #expect(try storage.bodies(1..<9) == bodies(1..<3))
        #expect(try storage.bodies(UInt64.max - 1..<UInt64.max).isEmpty)
    }

    func sealingGetsWhatIsStored() throws {
        let sent = [[], [0x00, 0xFF], Array("{\"ü\":\"\\u0000\"}".utf8)] as [[UInt8]]
        var tree = CompactRange()
        var given: [[UInt8]] = []
        try storage.commit(sent, after: nil, changing: []) { (stored) throws(StorageError) in
            given = stored
            return TestSealer.growth(of: &tree, by: stored)
        }
        #expect(given == sent)
    }

    func changeAndEntryAreCommittedTogether() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<1), to: storage, changing: [change])
        #expect(try isChanged())
        #expect(try storage.head()?.size == 1)
    }

    func failingSealUndoesEverything() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<2), to: storage)
        #expect(throws: StorageError.differs("an entry")) {
            try storage.commit(bodies(2..<4), after: sealer.head, changing: [change]) {
                (_) throws(StorageError) in throw .differs("an entry")
            }
        }
        try expectOnly(2, sealer)
        #expect(try !isChanged())
        try sealer.commit(bodies(2..<4), to: storage, changing: [change])
        #expect(try isChanged())
    }

    func conflictUndoesEverything() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<1), to: storage, changing: [change])
        var conflict: StorageError?
        do { try sealer.commit(bodies(1..<3), to: storage, changing: [change]) } catch {
            conflict = error as? StorageError
        }
        guard case .conflict = conflict else {
            Issue.record("\(String(describing: conflict)) is no conflict")
            return
        }
        try expectOnly(1, sealer)
        try sealer.commit(bodies(1..<3), to: storage)
        #expect(try storage.head()?.size == 3)
    }

    func staleHeadIsRefused() throws {
        var sealer = TestSealer()
        var late = sealer
        try sealer.commit(bodies(0..<2), to: storage)
        #expect(throws: StorageError.headMoved(expected: 0, found: 2)) {
            try late.commit(bodies(0..<1), to: storage, changing: [change])
        }
        late = sealer
        try sealer.commit(bodies(2..<3), to: storage)
        #expect(throws: StorageError.headMoved(expected: 2, found: 3)) {
            try late.commit(bodies(2..<3), to: storage, changing: [change])
        }
        try expectOnly(3, sealer)
        #expect(try !isChanged())
    }

    func otherHeadOfTheSameSizeIsRefused() throws {
        var sealer = TestSealer()
        try sealer.commit(bodies(0..<2), to: storage)
        let other = LogHead(size: 2, root: .zero, note: sealer.head?.note ?? [])
        #expect(throws: StorageError.differs("the head")) {
            try storage.commit(bodies(2..<3), after: other, changing: [change]) {
                (_) throws(StorageError) in throw .failed("sealing was reached")
            }
        }
        try expectOnly(2, sealer)
    }

    func growthOfAnotherSizeIsRefused() throws {
        #expect(throws: StorageError.differs("the size of the tree")) {
            try storage.commit(bodies(0..<2), after: nil, changing: [change]) {
                (stored) throws(StorageError) in
                var tree = CompactRange()
                return TestSealer.growth(of: &tree, by: [stored[0]])
            }
        }
        #expect(try storage.head() == nil)
        #expect(try storage.bodies(0..<2).isEmpty)
        #expect(try !isChanged())
    }

    func changeWithoutAnEntryIsRefused() throws {
        let reached = StorageError.failed("sealing was reached")
        let error = #expect(throws: StorageError.self) {
            try storage.commit([], after: nil, changing: [change]) {
                (_) throws(StorageError) in throw reached
            }
        }
        #expect(error != reached)
        #expect(try !isChanged())
    }

    /// The log ends where the sealer's ends, with no row of what was undone.
    private func expectOnly(_ size: Int, _ sealer: TestSealer) throws {
        #expect(try storage.head() == sealer.head)
        #expect(try storage.bodies(0..<UInt64(size) + 10) == bodies(0..<size))
        #expect(try storage.leaf(at: UInt64(size)) == nil)
        #expect(try storage.checkpointSizes().last == UInt64(size))
    }
}
