// A file that takes its name when it is finished.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DurableFile {
    /// A file that takes its name when it is finished; let go before that, it leaves no trace.
    package struct Writer: ~Copyable {
        private let path: String
        private let temporary: String
        private let descriptor: Int32

        /// Starts with no bytes beside `path`.
        package init(replacing path: String, mode: UInt32) throws(FileError) {
            self.path = path
            temporary = path + ".new"
            _ = unsafe unlink(temporary)
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            descriptor = unsafe open(temporary, flags, mode)
            guard descriptor >= 0 else { throw FileError(path: path) }
            // The umask may have taken bits away that readers need.
            guard fchmod(descriptor, mode) == 0 else { throw FileError(path: path) }
        }

        deinit {
            close(descriptor)
            _ = unsafe unlink(temporary)
        }

        /// Adds bytes at the end.
        package borrowing func append(_ bytes: [UInt8]) throws(FileError) {
            var written = 0
            while written < bytes.count {
                let count = unsafe bytes[written...].withUnsafeBytes { buffer in
                    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw FileError(path: path) }
                written += count
            }
        }

        /// Puts `bytes` in the place of as many at the start.
        package borrowing func overwriteStart(with bytes: [UInt8]) throws(FileError) {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, 0)
            }
            guard count == bytes.count else { throw FileError(path: path) }
        }

        /// Makes the bytes durable under the neighbour's name, so that something may be said of them.
        package borrowing func sync() throws(FileError) {
            guard fsync(descriptor) == 0 else { throw FileError(path: path) }
        }

        /// Gives the file its name, and returns once all of it would survive power loss.
        package consuming func finish() throws(FileError) {
            try sync()
            guard unsafe rename(temporary, path) == 0 else { throw FileError(path: path) }
            try DurableFile.syncDirectory(of: path)
        }

        /// The same, unless something has the name already: that stays as it is.
        package consuming func finishNew() throws(FileError) {
            try sync()
            if unsafe link(temporary, path) == 0 {
                _ = unsafe unlink(temporary)
                return try DurableFile.syncDirectory(of: path)
            }
            // Some file systems have no links; there, two writers of one name are not told apart.
            guard errno == EPERM || errno == ENOTSUP || errno == ENOSYS else {
                throw FileError(path: path)
            }
            guard try DurableFile.isAbsent(path) else {
                throw FileError(path: path, cause: "something has this name already")
            }
            guard unsafe rename(temporary, path) == 0 else { throw FileError(path: path) }
            try DurableFile.syncDirectory(of: path)
        }
    }

    /// Whether nothing at all has this name, not even a link that leads nowhere.
    package static func isAbsent(_ path: String) throws(FileError) -> Bool {
        var status = stat()
        if unsafe lstat(path, &status) == 0 { return false }
        guard errno == ENOENT else { throw FileError(path: path) }
        return true
    }
}
