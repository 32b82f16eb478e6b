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

/// The database and its write-ahead log as they were opened, and the lock beside them.
///
/// With either of them unlinked or replaced, SQLite goes on committing and says that all is well;
/// and with another lock in its place a second gateway would think itself alone. So all are looked
/// at by name before every append.
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
    private let opened: [(path: String, identity: FileIdentity)]
    private let reserve: UInt64

    /// Remembers the files, which exist by now.
    init(path: String, lock: String? = nil, reserve: UInt64? = nil) throws(StoreError) {
        var opened: [(path: String, identity: FileIdentity)] = []
        for path in [path, Self.writeAheadLog(of: path), lock].compactMap({ $0 }) {
            guard let identity = FileIdentity(path: path), identity.isRegular else {
                throw .missing(path)
            }
            opened.append((path, identity))
        }
        self.path = path
        self.opened = opened
        self.reserve = reserve ?? Self.reserve
    }

    /// Refuses if any is another file now, or if less than the reserve is free.
    func check() throws(StorageError) {
        for file in opened where FileIdentity(path: file.path) != file.identity {
            throw .moved(file.path)
        }
        var volume = statvfs()
        guard unsafe statvfs(path, &volume) == 0 else {
            throw .failed("the room left at `\(path)` cannot be told")
        }
        guard UInt64(volume.f_bavail) * UInt64(volume.f_frsize) >= reserve else {
            throw .full("the volume of `\(path)`")
        }
    }
}
