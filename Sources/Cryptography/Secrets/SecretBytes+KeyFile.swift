// Secret bytes in a file of their own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SecretBytes {
    /// Reads a key file: a regular file of exactly `count` bytes that nobody else may read.
    ///
    /// - Throws: `CryptographyError.keyFile`, which names the path and what is wrong with it.
    public init(readingKeyFile path: String, count: Int) throws(CryptographyError) {
        self = try KeyFile.read(path, count: count)
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
}
