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
/// Bytes go to a neighbour that is synced, then takes the name, then the directory is synced. A crash
/// before the rename leaves the old file and a stray `.new-…` that the next write removes.
package enum DurableFile {
    /// Replaces or creates `path`.
    ///
    /// - Parameter mode: Permission bits, set before the first byte is written.
    package static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
    ) throws(FileError) {
        let temporary = path + ".new"
        _ = unsafe unlink(temporary)
        try create(temporary, bytes, mode: mode)
        guard unsafe rename(temporary, path) == 0 else { throw FileError(path: path) }
        try syncDirectory(of: path)
    }

    /// Creates `path`, which must not exist.
    package static func create(
        _ path: String, _ bytes: [UInt8], mode: UInt32
    ) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(path: path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
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

    /// The whole file; nil if it does not exist.
    package static func read(_ path: String) throws(FileError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do { return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) } catch {
            throw FileError(path: path, cause: "it cannot be read")
        }
    }

    /// Makes a directory and those above it.
    package static func makeDirectory(_ path: String, mode: Int = 0o700) throws(FileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: mode])
        } catch { throw FileError(path: path, cause: "the directory cannot be made") }
    }
}
