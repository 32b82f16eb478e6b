// Files that are there after power loss, or not at all.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes whole files so that after power loss they are there with all their bytes, or not at all.
///
/// Bytes go to a neighbour `.new` that is synced, then takes the name, then the directory is
/// synced. A crash before the rename leaves the old file and the neighbour, which the next write
/// removes. Two writers of one path at the same time are a mistake of the caller.
package enum DurableFile {
    /// Replaces or creates `path`; its permission bits are set before the first byte is written.
    package static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
    ) throws(FileError) {
        let writer = try Writer(replacing: path, mode: mode)
        try writer.append(bytes)
        try writer.finish()
    }

    /// Overwrites bytes inside a file that exists, and returns once they would survive power loss.
    ///
    /// A crash inside leaves any mixture of old and new bytes there.
    static func overwrite(
        _ path: String, with bytes: [UInt8], at offset: Int
    ) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress, buffer.count, off_t(offset + written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw FileError(path: path) }
    }

    /// Makes the names in a file's directory durable.
    package static func syncDirectory(of path: String) throws(FileError) {
        let parent = (path as NSString).deletingLastPathComponent
        let directory = parent.isEmpty ? "." : parent
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(path: directory) }
    }

    /// The whole of a regular file; nil if it does not exist.
    ///
    /// A directory that may not be searched is an error: what cannot be seen may well be there.
    package static func read(_ path: String) throws(FileError) -> [UInt8]? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError(path: path)
        }
        let file = try OpenFile(path)
        return try file.read(file.byteCount, at: 0)
    }

    /// Makes a directory and those above it, as far as they do not exist, and makes them durable.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(FileError) {
        try makeDirectory(path, mode: mode, hasParent: false)
    }

    /// - Parameters:
    ///   - path: The directory.
    ///   - mode: Its permission bits.
    ///   - hasParent: Whether the directory above was just made or is there: a file system that
    ///     says it is missing all the same, as `/proc` does, cannot hold the directory.
    /// - Throws: `FileError` with the path and what the system said.
    private static func makeDirectory(
        _ path: String, mode: UInt32, hasParent: Bool
    ) throws(FileError) {
        if unsafe mkdir(path, mode) == 0 {
            // The umask may have taken bits away that readers need.
            guard unsafe chmod(path, mode) == 0 else { throw FileError(path: path) }
            return try syncDirectory(of: path)
        }
        switch errno {
        case EEXIST:
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { throw FileError(path: path) }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw FileError(path: path, cause: "it is not a directory")
            }
        case ENOENT where !hasParent:
            let failure = FileError(path: path)
            let parent = (path as NSString).deletingLastPathComponent
            guard !parent.isEmpty, parent != path else { throw failure }
            try makeDirectory(parent, mode: mode, hasParent: false)
            try makeDirectory(path, mode: mode, hasParent: true)
        default: throw FileError(path: path)
        }
    }
}
