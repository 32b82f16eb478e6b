// One transaction: changes, entries, tree and head.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
import GRDB
public import Gateway

extension SQLiteStore: LogStorage {
    /// Refuses if the files are no longer those that were opened, or if less than the reserve is free.
    ///
    /// - Throws: `StorageError.moved` or `.full`; nothing was tried then.
    public func checkReadiness() throws(StorageError) { try files.check() }

    /// Applies `changes` and adds `bodies` after `head`, and returns once that would survive power
    /// loss.
    ///
    /// - Throws: what `sealing` throws; `StorageError.headMoved` when another writer was here;
    ///   `.conflict` when something that a change adds exists already; `.full` or `.failed` when
    ///   the database does. Nothing was committed, except that an error of the commit itself
    ///   leaves that open until the next start.
    public func commit(
        _ bodies: [[UInt8]], after head: LogHead?, changing changes: [StateChange],
        sealing: (_ stored: [[UInt8]]) throws(StorageError) -> LogGrowth
    ) throws(StorageError) {
        guard !bodies.isEmpty else { throw .failed("a change without an entry is not committed") }
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let log = LogRows(database: database)
                    try Self.compare(try log.head(), with: head)
                    let writer = StateWriter(database: database)
                    for change in changes { try writer.apply(change) }
                    let first = head?.size ?? 0
                    let end = first + UInt64(bodies.count)
                    try log.add(bodies, at: first)
                    let growth = try sealing(try log.bodies(first..<end))
                    guard growth.leaves.count == bodies.count, growth.head.size == end else {
                        throw StorageError.differs("the size of the tree")
                    }
                    try log.add(growth, after: head)
                    return .commit
                }
                if changes.contains(where: \.destroysKey) {
                    // The write-ahead log still holds the page with the key. If a reader keeps it
                    // from being emptied now, the next opening does it.
                    _ = try? database.checkpoint(.truncate)
                }
            }
        } catch { throw StorageFailure.error(error, at: path) }
    }

    private static func compare(
        _ stored: LogHead?, with expected: LogHead?
    ) throws(StorageError) {
        guard stored != expected else { return }
        let (storedSize, expectedSize) = (stored?.size ?? 0, expected?.size ?? 0)
        guard storedSize == expectedSize else {
            throw .headMoved(expected: expectedSize, found: storedSize)
        }
        throw .differs("the head")
    }
}

extension StateChange {
    fileprivate var destroysKey: Bool {
        if case .destroyKey = self { true } else { false }
    }
}
