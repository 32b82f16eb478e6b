// The database's files as they were opened.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The database and its write-ahead log as they were opened.
///
/// With either of them unlinked or replaced, SQLite goes on committing and says that all is well;
/// so both are looked at by name before every append.
struct StoreFiles: Sendable {
    /// Room that must be left on the home's volume, in bytes: 16 MiB.
    ///
    /// Enough for the entries that record a failure and for the write-ahead log to be folded in.
    static let reserve: UInt64 = 16 << 20

    /// The names that belong to the database at `path`, itself first.
    static func names(of path: String) -> [String] {
        [path, writeAheadLog(of: path), path + "-shm", path + "-journal"]
    }

    /// The write-ahead log of the database at `path`.
    static func writeAheadLog(of path: String) -> String { path + "-wal" }

    private let path: String
    private let database: FileIdentity
    private let writeAheadLog: FileIdentity

    /// Remembers both files, which exist by now.
    init(path: String) throws(StoreError) {
        guard let database = FileIdentity(path: path), database.isRegular else {
            throw .missing(path)
        }
        guard let log = FileIdentity(path: Self.writeAheadLog(of: path)), log.isRegular else {
            throw .missing(Self.writeAheadLog(of: path))
        }
        self.path = path
        self.database = database
        writeAheadLog = log
    }

    /// Refuses if either is another file now, or if less than `reserve` bytes are free.
    func check(reserve: UInt64 = Self.reserve) throws(StorageError) {
        guard FileIdentity(path: path) == database else { throw .moved(path) }
        let log = Self.writeAheadLog(of: path)
        guard FileIdentity(path: log) == writeAheadLog else { throw .moved(log) }
        var volume = statvfs()
        guard unsafe statvfs(path, &volume) == 0 else {
            throw .failed("the room left at `\(path)` cannot be told")
        }
        guard UInt64(volume.f_bavail) * UInt64(volume.f_frsize) >= reserve else {
            throw .full("the volume of `\(path)`")
        }
    }
}
