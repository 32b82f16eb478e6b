// The head moves by compare-and-swap.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import GRDB
import Testing
import TransparencyLog

@testable import Audit
@testable import Store

/// The head moves only from the size that a tree grew from, even past the first comparison.
struct HeadSwapTests {
    private let home: TemporaryHome
    private let store: SQLiteStore

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        var sealer = TestSealer()
        try sealer.commit([[0x61], [0x62]], to: store)
    }

    private func move(from size: UInt64, to next: UInt64) throws {
        let growth = LogGrowth(head: LogHead(size: next, root: .zero, note: [0x6E]))
        let head = LogHead(size: size, root: .zero, note: [])
        try store.pool.write { try LogRows(database: $0).add(growth, after: head) }
    }

    @Test func `a swap from another size changes nothing`() throws {
        let head = try store.head()
        #expect(throws: StorageError.headMoved(expected: 1, found: 2)) { try move(from: 1, to: 9) }
        #expect(try store.head() == head)
        #expect(try store.checkpointSizes() == [2])
    }

    @Test func `a swap from the stored size moves the head`() throws {
        try move(from: 2, to: 9)
        #expect(try store.head() == LogHead(size: 9, root: .zero, note: [0x6E]))
    }

    @Test func `a second first head is refused`() throws {
        let growth = LogGrowth(head: LogHead(size: 9, root: .zero, note: [0x6E]))
        #expect(throws: (any Error).self) {
            try store.pool.write { try LogRows(database: $0).add(growth, after: nil) }
        }
        #expect(try store.head()?.size == 2)
    }
}
