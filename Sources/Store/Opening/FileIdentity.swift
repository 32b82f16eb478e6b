// Which file a path names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which file a path names, by device, inode and number of names, found out without opening it.
///
/// Closing any descriptor of a database would drop the locks that SQLite holds on it in this
/// process, so nobody but SQLite opens the file while it is in use.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let names: UInt64
    private let mode: UInt32

    /// What stands at `path`, a symbolic link not followed; nil if nothing does.
    init?(path: String) {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// The open file; nil if it has no name left or cannot be examined.
    init?(descriptor: Int32) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init?(_ facts: stat) {
        guard facts.st_nlink >= 1 else { return nil }
        device = UInt64(facts.st_dev)
        inode = UInt64(facts.st_ino)
        names = UInt64(facts.st_nlink)
        mode = UInt32(facts.st_mode)
    }

    /// Whether it is a plain file.
    var isRegular: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }

    /// Whether nobody but its owner may read or change it.
    var isPrivate: Bool { mode & 0o077 == 0 }
}
