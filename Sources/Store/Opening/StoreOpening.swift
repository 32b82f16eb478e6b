// Making and opening the database.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes the connections to a database, and refuses files that are none of the gateway's.
enum StoreOpening {
    /// Makes the file, for its owner alone, and lays out its tables.
    static func create(at path: String) throws(StoreError) -> DatabasePool {
        for name in StoreFiles.names(of: path) where FileIdentity(path: name) != nil {
            throw .exists(name)
        }
        try makeEmptyFile(path)
        do {
            let pool = try connect(to: path)
            try Schema.migrator.migrate(pool)
            try DurableFile.syncDirectory(of: path)
            return pool
        } catch {
            // Only what was made here a moment ago: nothing of that name was there before.
            for name in StoreFiles.names(of: path) { _ = unsafe unlink(name) }
            throw failure(error, at: path)
        }
    }

    /// Opens a file that `create` made, and brings its tables up to date.
    static func open(at path: String) throws(StoreError) -> DatabasePool {
        guard let file = FileIdentity(path: path) else { throw .missing(path) }
        guard file.isRegular else { throw .unfit(path: path, problem: "it is no plain file") }
        guard file.isPrivate else {
            throw .unfit(path: path, problem: "others may read or change it; set its mode to 0600")
        }
        do {
            try identify(path)
            let pool = try connect(to: path)
            // What a crash left in the write-ahead log is written and synced anew before anything
            // is built on it.
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try Schema.migrator.migrate(pool)
            try DurableFile.syncDirectory(of: path)
            return pool
        } catch { throw failure(error, at: path) }
    }

    /// Looks through a connection that cannot write whether this is a database of the gateway.
    private static func identify(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { database in
            let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
            guard mark == Schema.applicationIdentifier else {
                throw StoreError.unfit(path: path, problem: "it is not a database of the gateway")
            }
            let applied = try Schema.migrator.appliedIdentifiers(database)
            let unknown = applied.subtracting(Schema.migrator.migrations).sorted()
            if let newest = unknown.last {
                throw StoreError.newer(path: path, migration: newest)
            }
        }
    }

    private static func connect(to path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // Without this, REPLACE removes rows behind the back of the append-only triggers.
            try database.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            try Durability.establish(on: database)
            // A destroyed key and a settled block do not stay in pages that became free.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // 64 MiB for the one connection that writes, so that a million consent events are
            // indexed in memory.
            try database.execute(sql: "PRAGMA cache_size = -65536")
        }
        return pool
    }

    private static func makeEmptyFile(_ path: String) throws(StoreError) {
        guard FileIdentity(path: path) == nil else { throw .exists(path) }
        do { try DurableFile.write([], to: path) } catch {
            throw .failed(path: path, cause: error.cause)
        }
    }

    /// The same as an error of this room.
    static func failure(_ error: any Error, at path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as FileError: .failed(path: error.path, cause: error.cause)
        case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
            .unfit(path: path, problem: "it is not a database")
        case let error as DatabaseError:
            .failed(path: path, cause: StorageFailure.words(for: error))
        default: .failed(path: path, cause: "it cannot be opened")
        }
    }
}
