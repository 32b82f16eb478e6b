// What makes a commit survive power loss.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import Testing

@testable import Store

/// The level of durability is what the database answers, not what it was told.
struct DurabilityTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome() }

    private func level(of pool: DatabasePool) throws -> Int? {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// A pool that asks for FULL the way a configuration can.
    private func poolPreparedForFull() throws -> DatabasePool {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return try DatabasePool(path: home.path, configuration: configuration)
    }

    @Test func `the pool alone falls back to a level that loses commits`() throws {
        #expect(try level(of: poolPreparedForFull()) == 1)
    }

    @Test func `a level that loses commits is refused`() throws {
        let pool = try poolPreparedForFull()
        #expect(throws: StoreError.notDurable(setting: "synchronous", value: "1")) {
            try pool.writeWithoutTransaction { try Durability.verify($0) }
        }
    }

    @Test func `the level is set after opening, and holds`() throws {
        let pool = try poolPreparedForFull()
        try pool.writeWithoutTransaction { try Durability.establish(on: $0) }
        #expect(try level(of: pool) == 2)
    }

    @Test func `a database without a write-ahead log is refused`() throws {
        let queue = try DatabaseQueue(path: home.path)
        #expect(throws: StoreError.notDurable(setting: "journal_mode", value: "delete")) {
            try queue.writeWithoutTransaction { try Durability.verify($0) }
        }
    }

    @Test func `foreign keys that are off are refused`() throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let pool = try DatabasePool(path: home.path, configuration: configuration)
        #expect(throws: StoreError.notDurable(setting: "foreign_keys", value: "0")) {
            try pool.writeWithoutTransaction { try Durability.establish(on: $0) }
        }
    }

    @Test func `a store writes at the full level, made or opened`() throws {
        let store = try home.create()
        #expect(try level(of: store.pool) == 2)
        try store.close()
        #expect(try level(of: SQLiteStore.open(at: home.path).pool) == 2)
    }

    @Test func `a store reads through connections that cannot write`() throws {
        let store = try home.create()
        let error = #expect(throws: DatabaseError.self) {
            try store.pool.read { try $0.execute(sql: "DELETE FROM connections") }
        }
        #expect(error?.resultCode == .SQLITE_READONLY)
    }
}
