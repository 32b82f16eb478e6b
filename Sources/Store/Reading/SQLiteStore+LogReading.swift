// The log, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import Foundation
import GRDB
public import TransparencyLog

extension SQLiteStore: LogReading {
    /// The newest head; nil in a store that has no log yet.
    ///
    /// - Throws: `StorageError.failed` also when there are entries but no head, or a head without
    ///   its checkpoint: that is damage, not a new log.
    public func head() throws(StorageError) -> LogHead? {
        try read { try LogRows(database: $0).head() }
    }

    /// The entries' bytes, in order; fewer than asked for means that rows are missing.
    public func bodies(_ range: Range<UInt64>) throws(StorageError) -> [[UInt8]] {
        try read { try LogRows(database: $0).bodies(range) }
    }

    /// The newest entry below `end` that holds the word of a type, by its place and its bytes.
    ///
    /// - Complexity: O(1) for `config.changed`, which has an index; else O(entries after it).
    public func newestEntry(
        naming type: EntryType, below end: UInt64
    ) throws(StorageError) -> (index: UInt64, body: [UInt8])? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: Self.newestEntry(naming: type),
                    arguments: [Int64(clamping: end)])
            else { return nil }
            return (UInt64(clamping: try row.plain(0) as Int64), try row.bytes(1))
        }
    }

    static func newestEntry(naming type: EntryType) -> String {
        """
        SELECT idx, body FROM entries
        WHERE \(EvidenceTables.condition(naming: type)) AND idx < ? ORDER BY idx DESC LIMIT 1
        """
    }

    /// The stored hash of a leaf; nil if the row is missing.
    public func leaf(at index: UInt64) throws(StorageError) -> Digest<Leaf>? {
        guard let index = Int64(exactly: index) else { return nil }
        return try read {
            try Row.fetchOne($0, sql: "SELECT hash FROM leaves WHERE idx = ?", arguments: [index])?
                .digest(0)
        }
    }

    /// The stored hash of a complete subtree of level 1 or more; nil if the row is missing.
    public func subtree(level: Int, index: UInt64) throws(StorageError) -> Digest<Node>? {
        guard let index = Int64(exactly: index) else { return nil }
        return try read {
            try Row.fetchOne(
                $0, sql: "SELECT hash FROM nodes WHERE level = ? AND idx = ?",
                arguments: [level, index])?.digest(0)
        }
    }

    /// Sizes of all stored checkpoints, ascending.
    public func checkpointSizes() throws(StorageError) -> [UInt64] {
        try read {
            try Int64.fetchAll($0, sql: "SELECT size FROM checkpoints ORDER BY size")
                .map(UInt64.init(clamping:))
        }
    }

    /// The signed note of a size; nil if there is none.
    public func checkpoint(ofSize size: UInt64) throws(StorageError) -> [UInt8]? {
        guard let size = Int64(exactly: size) else { return nil }
        return try read {
            try Row.fetchOne(
                $0, sql: "SELECT note FROM checkpoints WHERE size = ?", arguments: [size])?.bytes(0)
        }
    }
}
