// A store in memory that fails where it is told to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Synchronization
import TransparencyLog

/// A store in memory that fails where it is told to, before or after making a commit durable.
final class MemoryStore: GatewayStore {
    /// How a commit fails.
    enum Fault: CaseIterable, Sendable {
        /// Nothing was tried: the disk is full.
        case atReadiness
        /// The commit failed, and nothing of it is durable.
        case notPersisted
        /// All of it is durable, and the answer was lost.
        case persisted
    }

    private struct Box: Sendable {
        var rows: MemoryRows
        /// Commits from here to the one that fails; 0 is the next.
        var fault: (distance: Int, kind: Fault)?
        /// Reads of state or ledger from here to the one that fails, as do all after it.
        var readsLeft: Int?
        /// Runs on the rows just before a commit is applied, as another writer's commit would.
        var beforeCommit: (@Sendable (inout MemoryRows, [StateChange]) -> Void)?
        /// What another process commits as soon as checkpoints are listed.
        var growth: MemoryRows?
        var reads = 0
        var commits = 0
    }

    private let box: Mutex<Box>

    init(_ rows: MemoryRows = MemoryRows()) { box = Mutex(Box(rows: rows)) }

    var rows: MemoryRows { box.withLock { $0.rows } }
    var reads: Int { box.withLock { $0.reads } }
    var commits: Int { box.withLock { $0.commits } }

    /// Changes rows behind the gateway's back.
    func edit(_ change: (inout MemoryRows) -> Void) { box.withLock { change(&$0.rows) } }

    func fail(commit distance: Int, _ kind: Fault) {
        box.withLock { $0.fault = (distance, kind) }
    }

    /// Takes other rows the next time that checkpoints are listed, after the head was read.
    func grow(to rows: MemoryRows) { box.withLock { $0.growth = rows } }

    func listCheckpoints() -> [UInt64] {
        box.withLock { box in
            if let growth = box.growth { box.rows = growth }
            box.growth = nil
            return box.rows.checkpoints.keys.sorted()
        }
    }

    func fail(readAfter count: Int) { box.withLock { $0.readsLeft = count } }

    func mend() {
        box.withLock { box in
            box.fault = nil
            box.readsLeft = nil
            box.beforeCommit = nil
        }
    }

    func beforeCommit(_ body: @escaping @Sendable (inout MemoryRows, [StateChange]) -> Void) {
        box.withLock { $0.beforeCommit = body }
    }

    /// Reads committed state; the fault point of all reading but the log's own.
    func read<Value>(_ body: (MemoryRows) -> Value) throws(StorageError) -> Value {
        try box.withLock { (box) throws(StorageError) in
            box.reads += 1
            if let left = box.readsLeft {
                guard left > 0 else { throw .failed("a read") }
                box.readsLeft = left - 1
            }
            return body(box.rows)
        }
    }

    func checkReadiness() throws(StorageError) {
        try box.withLock { (box) throws(StorageError) in
            guard let fault = box.fault, fault.kind == .atReadiness else { return }
            if fault.distance == 0 { throw .full("the disk") }
        }
    }

    func commit(
        _ bodies: [[UInt8]], after head: LogHead?, changing changes: [StateChange],
        sealing: (_ stored: [[UInt8]]) throws(StorageError) -> LogGrowth
    ) throws(StorageError) {
        try box.withLock { (box) throws(StorageError) in
            var failing: Fault?
            if let fault = box.fault {
                failing = fault.distance == 0 ? fault.kind : nil
                box.fault = (fault.distance - 1, fault.kind)
            }
            box.commits += 1
            box.beforeCommit?(&box.rows, changes)
            var rows = box.rows
            guard rows.head == head else {
                throw .headMoved(expected: head?.size ?? 0, found: rows.head?.size ?? 0)
            }
            for change in changes { try rows.apply(change) }
            let growth = try sealing(bodies)
            rows.bodies += bodies
            rows.leaves += growth.leaves
            for subtree in growth.subtrees {
                let place = MemoryRows.Place(level: subtree.level, index: subtree.index)
                rows.subtrees[place] = subtree.hash
            }
            rows.checkpoints[growth.head.size] = growth.head.note
            rows.head = growth.head
            if failing == .notPersisted { throw .failed("no commit") }
            box.rows = rows
            if failing == .persisted { throw .failed("the commit's answer is lost") }
        }
    }
}
