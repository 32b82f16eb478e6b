// A log in memory that fails where it is told to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Synchronization
import TransparencyLog

/// A log in memory that fails where it is told to, before or after making a commit durable.
final class MemoryStorage: LogStorage {
    enum Fault: CaseIterable {
        case atReadiness, beforeCommit, afterCommit, conflict, alteredWhenSelected
        case alteredWhenReadBack, otherHeadWhenReadBack
    }

    struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    struct Rows {
        var bodies: [[UInt8]] = []
        var leaves: [Digest<Leaf>] = []
        var subtrees: [Place: Digest<Node>] = [:]
        var checkpoints: [UInt64: [UInt8]] = [:]
        var head: LogHead?
        var changes: [String] = []
        var commits = 0
        var fault: Fault?
        /// Places of the tree whose rows cannot be read.
        var unreadable: Set<Place> = []
    }

    private let state: Mutex<Rows>

    init(_ rows: Rows = Rows()) { state = Mutex(rows) }

    var rows: Rows { state.withLock { $0 } }

    func edit(_ change: (inout Rows) -> Void) { state.withLock { change(&$0) } }

    func checkReadiness() throws(StorageError) {
        if rows.fault == .atReadiness { throw .full("the disk") }
    }

    func commit(
        _ bodies: [[UInt8]], after head: LogHead?, changing changes: [String],
        sealing: (_ stored: [[UInt8]]) throws(StorageError) -> LogGrowth
    ) throws(StorageError) {
        try state.withLock { (rows) throws(StorageError) in
            rows.commits += 1
            guard rows.head == head else {
                throw .headMoved(expected: head?.size ?? 0, found: rows.head?.size ?? 0)
            }
            if rows.fault == .conflict { throw .conflict("the export") }
            var stored = bodies
            if rows.fault == .alteredWhenSelected { stored[0][0] ^= 1 }
            let growth = try sealing(stored)
            if rows.fault == .beforeCommit { throw .failed("no commit") }
            rows.bodies += bodies
            rows.leaves += growth.leaves
            for subtree in growth.subtrees {
                rows.subtrees[Place(level: subtree.level, index: subtree.index)] = subtree.hash
            }
            rows.checkpoints[growth.head.size] = growth.head.note
            rows.head = growth.head
            rows.changes += changes
            if rows.fault == .afterCommit { throw .failed("the commit's answer is lost") }
        }
    }

    func head() throws(StorageError) -> LogHead? {
        let rows = rows
        guard rows.fault == .otherHeadWhenReadBack, rows.commits > 0 else { return rows.head }
        return nil
    }

    func bodies(_ range: Range<UInt64>) throws(StorageError) -> [[UInt8]] {
        let rows = rows
        let end = min(Int(range.upperBound), rows.bodies.count)
        guard Int(range.lowerBound) < end else { return [] }
        var bodies = Array(rows.bodies[Int(range.lowerBound)..<end])
        if rows.fault == .alteredWhenReadBack { bodies[0][0] ^= 1 }
        return bodies
    }

    func leaf(at index: UInt64) throws(StorageError) -> Digest<Leaf>? {
        try demandReadable(Place(level: 0, index: index))
        let leaves = rows.leaves
        return index < leaves.count ? leaves[Int(index)] : nil
    }

    func subtree(level: Int, index: UInt64) throws(StorageError) -> Digest<Node>? {
        try demandReadable(Place(level: level, index: index))
        return rows.subtrees[Place(level: level, index: index)]
    }

    private func demandReadable(_ place: Place) throws(StorageError) {
        guard !rows.unreadable.contains(place) else { throw .failed("the disk does not answer") }
    }

    func checkpointSizes() throws(StorageError) -> [UInt64] { rows.checkpoints.keys.sorted() }

    func checkpoint(ofSize size: UInt64) throws(StorageError) -> [UInt8]? {
        rows.checkpoints[size]
    }
}
