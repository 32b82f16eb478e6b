// Secret bytes in a file of their own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SecretBytes {
    /// Reads a key file: a regular file of exactly `count` bytes that nobody else may read.
    ///
    /// - Throws: `CryptographyError.keyFile`, which names the path and what is wrong with it.
    public init(readingKeyFile path: String, count: Int) throws(CryptographyError) {
        self = try KeyFile.read(path, counts: [count])
    }

    /// Reads a passphrase: the one line of a regular file that nobody else may read, without its
    /// end.
    ///
    /// - Throws: `CryptographyError.keyFile`, which names the path and what is wrong with it.
    public init(readingPassphraseFile path: String) throws(CryptographyError) {
        self = try KeyFile.readLine(path, limit: 1024)
    }

    /// Puts a key file in the place of one that stands there, or of none, with mode 0600, and
    /// returns once it would survive power loss.
    ///
    /// A crash inside leaves the file before, and beside it one whose name ends in `.new`, which
    /// the next writing replaces.
    ///
    /// - Throws: `CryptographyError.keyFile` when writing fails; the file before stands then.
    public borrowing func write(toKeyFile path: String) throws(CryptographyError) {
        let beside = path + ".new"
        _ = unsafe unlink(beside)
        try write(toNewKeyFile: beside)
        try KeyFile.move(beside, to: path)
    }

    /// Writes a new key file with mode 0600 and returns once it would survive power loss.
    ///
    /// A crash inside can leave a shorter file, which reading refuses by its length.
    ///
    /// - Throws: `CryptographyError.keyFile` when something of that name exists, or writing fails.
    public borrowing func write(toNewKeyFile path: String) throws(CryptographyError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw KeyFile.failure(path, "it cannot be made", errno) }
        defer { close(descriptor) }
        // The umask may have taken bits away that the owner needs.
        guard fchmod(descriptor, 0o600) == 0 else {
            throw KeyFile.failure(path, "its mode cannot be set to 0600", errno)
        }
        let total = count
        try unsafe withAddress { (start) throws(CryptographyError) in
            var written = 0
            while written < total {
                let taken = unsafe Glibc.write(descriptor, start + written, total - written)
                if taken < 0, errno == EINTR { continue }
                guard taken > 0 else { throw KeyFile.failure(path, "it cannot be written", errno) }
                written += taken
            }
        }
        guard fsync(descriptor) == 0 else {
            throw KeyFile.failure(path, "it cannot be synced to disk", errno)
        }
        try KeyFile.syncFolder(of: path)
    }

    /// The one line it holds, without its end; nil if it is empty or holds more.
    func line() -> SecretBytes? {
        var end = count
        let (kept, isOne) = withBytes { (bytes) in
            if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
            if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
            var isOne = true
            for index in 0..<end where bytes[index] == 0x0A || bytes[index] == 0x0D {
                isOne = false
            }
            return (end, isOne)
        }
        guard kept > 0, isOne else { return nil }
        let line = SecretBytes(zeros: kept)
        unsafe withAddress { (source) in
            unsafe line.withAddress { unsafe $0.update(from: source, count: kept) }
        }
        return line
    }
}
