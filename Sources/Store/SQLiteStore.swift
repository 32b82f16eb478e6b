// The gateway's store in one SQLite database.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import GRDB
public import Gateway

/// The gateway's state, consent ledger and log in one SQLite database.
///
/// One connection writes, at `synchronous = FULL`; the pool's other connections only read and are
/// separate handles on the file. So what the log reads back after a commit does not come from the
/// connection that wrote it. Another process is kept out by `HomeLock`, not from here.
public final class SQLiteStore: GatewayStore, Sendable {
    let path: String
    let pool: DatabasePool
    let files: StoreFiles

    private init(
        path: String, pool: DatabasePool, lock: String? = nil, reserve: UInt64? = nil
    ) throws(StoreError) {
        self.path = path
        self.pool = pool
        files = try StoreFiles(path: path, lock: lock, reserve: reserve)
    }

    /// Makes a new database for its owner alone (0600).
    ///
    /// - Throws: `StoreError.exists` when anything of that name is there, `.notDurable` when a
    ///   setting does not hold, `.failed` otherwise; what was begun is removed again.
    public static func create(at path: String) throws(StoreError) -> SQLiteStore {
        try SQLiteStore(path: path, pool: StoreOpening.create(at: path))
    }

    /// Opens a database that `create` made, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - path: The database.
    ///   - lock: The file that keeps other gateways out, which is locked by now; it is looked at
    ///     before every append, as the database is.
    ///   - reserve: Bytes that must be free before every append; nil for the built-in reserve.
    /// - Returns: The open store.
    /// - Throws: `StoreError.missing`, `.unfit` for a file that is not the gateway's or not
    ///   private, `.newer` for one from a later version, `.notDurable` when a setting does not
    ///   hold, `.failed` otherwise.
    public static func open(
        at path: String, lock: String? = nil, reserve: UInt64? = nil
    ) throws(StoreError) -> SQLiteStore {
        try SQLiteStore(
            path: path, pool: StoreOpening.open(at: path), lock: lock, reserve: reserve)
    }

    /// Closes every connection; using the store afterwards fails.
    ///
    /// - Throws: `StoreError.failed` when a reader is still at work; nothing was closed then.
    public func close() throws(StoreError) {
        do { try pool.close() } catch { throw StoreOpening.failure(error, at: path) }
    }

    /// Reads one snapshot through a connection that cannot write.
    func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
        do { return try pool.read(body) } catch { throw StorageFailure.error(error, at: path) }
    }
}
