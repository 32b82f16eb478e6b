// What makes a commit survive power loss.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The settings without which a commit is not durable, set on an open connection and read back.
///
/// GRDB sets `synchronous` to NORMAL when it turns on the write-ahead log, after whatever a
/// configuration had prepared; under NORMAL a committed transaction can vanish at power loss. So
/// the level is set once the pool is open, and what counts is what the database answers.
enum Durability {
    /// FULL, under which the write-ahead log is synced at every commit; EXTRA, 3, does as well.
    static let fullLevel = 2

    /// Sets them on the connection that writes, then verifies.
    ///
    /// - Throws: `StoreError.notDurable`, or what the database throws.
    static func establish(on database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA fullfsync = ON")
        try verify(database)
    }

    /// Reads them back from a connection.
    ///
    /// - Throws: `StoreError.notDurable`, or what the database throws.
    static func verify(_ database: Database) throws {
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "nothing"
        guard mode == "wal" else {
            throw StoreError.notDurable(setting: "journal_mode", value: mode)
        }
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
        guard level >= fullLevel else {
            throw StoreError.notDurable(setting: "synchronous", value: "\(level)")
        }
        let keys = try Int.fetchOne(database, sql: "PRAGMA foreign_keys") ?? 0
        guard keys == 1 else {
            throw StoreError.notDurable(setting: "foreign_keys", value: "\(keys)")
        }
    }
}
