// The rows of the log, on one connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import TransparencyLog

/// The rows of the log as one connection sees them, inside a transaction or a snapshot.
struct LogRows {
    let database: Database

    /// The head and its checkpoint; nil where no entry stands.
    func head() throws -> LogHead? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT head.size, head.root, checkpoints.note FROM head LEFT JOIN checkpoints
                ON checkpoints.size = head.size AND checkpoints.root = head.root
                """)
        guard let row else {
            guard try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM entries") == 0 else {
                throw StorageError.failed("there are entries but no head")
            }
            return nil
        }
        guard let note: Data = try row.plainIfAny(2) else {
            throw StorageError.failed("the head has no checkpoint of its own")
        }
        return LogHead(
            size: UInt64(clamping: try row.plain(0) as Int64), root: try row.digest(1),
            note: [UInt8](note))
    }

    /// The entries' bytes, in order.
    func bodies(_ range: Range<UInt64>) throws -> [[UInt8]] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT body FROM entries WHERE idx >= ? AND idx < ? ORDER BY idx",
            arguments: [Int64(clamping: range.lowerBound), Int64(clamping: range.upperBound)])
        var bodies: [[UInt8]] = []
        while let row = try rows.next() { bodies.append(try row.bytes(0)) }
        return bodies
    }

    /// Adds entries from `first` on.
    func add(_ bodies: [[UInt8]], at first: UInt64) throws {
        let statement = try database.makeStatement(
            sql: "INSERT INTO entries (idx, body) VALUES (?, ?)")
        for (index, body) in zip(Int64(clamping: first)..., bodies) {
            try statement.execute(arguments: [index, Data(body)])
        }
    }

    /// Adds the hashes and the checkpoint of what was added, and moves the head to it.
    ///
    /// - Throws: `StorageError.headMoved` when the head is no longer the one this grew from.
    func add(_ growth: LogGrowth, after head: LogHead?) throws {
        let first = head?.size ?? 0
        let leaf = try database.makeStatement(
            sql: "INSERT INTO leaves (idx, hash) VALUES (?, ?)")
        for (index, hash) in zip(Int64(clamping: first)..., growth.leaves) {
            try leaf.execute(arguments: [index, Data(hash.bytes)])
        }
        let node = try database.makeStatement(
            sql: "INSERT INTO nodes (level, idx, hash) VALUES (?, ?, ?)")
        for subtree in growth.subtrees {
            try node.execute(
                arguments: [
                    subtree.level, Int64(clamping: subtree.index), Data(subtree.hash.bytes),
                ])
        }
        let (size, root) = (Int64(clamping: growth.head.size), Data(growth.head.root.bytes))
        try database.execute(
            sql: "INSERT INTO checkpoints (size, root, note) VALUES (?, ?, ?)",
            arguments: [size, root, Data(growth.head.note)])
        guard head != nil else {
            try database.execute(
                sql: "INSERT INTO head (id, size, root) VALUES (1, ?, ?)", arguments: [size, root])
            return
        }
        // INVARIANT: the head moves only from the size this growth was computed for.
        try database.execute(
            sql: "UPDATE head SET size = ?, root = ? WHERE id = 1 AND size = ?",
            arguments: [size, root, Int64(clamping: first)])
        guard database.changesCount == 1 else {
            throw StorageError.headMoved(expected: first, found: try self.head()?.size ?? 0)
        }
    }
}
