// The folder of an export, and nothing outside it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The folder of an export; opens what is in it and nothing outside it.
final class ExportFolder {
    /// The folder with all links resolved.
    let path: String
    private let descriptor: Int32

    /// The folder's own name.
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

    init(path: String) throws(SourceError) {
        let resolved = try Self.resolve(path)
        let descriptor = unsafe Glibc.open(resolved, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileChunks.failure(path, errno) }
        self.path = resolved
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a file below the folder; links are followed as long as they stay below it.
    ///
    /// INVARIANT: what is opened lies below the folder even when links change meanwhile, because
    /// the resolved path is walked from the folder's own descriptor without following any.
    func open(
        _ components: [String], record: ReadingRecord, chunkBytes: Int
    ) throws(SourceError) -> FileChunks {
        let place = ([path] + components).joined(separator: "/")
        let resolved = try Self.resolve(place)
        guard resolved.hasPrefix(path == "/" ? "/" : path + "/") else {
            throw SourceError(
                file: place, problem: .unreadable(cause: "a link leads out of the export folder"))
        }
        let below = resolved.dropFirst(path.count).split(separator: "/").map(String.init)
        var directory = descriptor
        for (index, component) in below.enumerated() {
            let isLast = index == below.count - 1
            let flags = isLast ? O_NONBLOCK | O_NOCTTY : O_DIRECTORY
            let next = unsafe openat(
                directory, component, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | flags)
            let code = errno
            if directory != descriptor { close(directory) }
            guard next >= 0 else { throw FileChunks.failure(place, code) }
            directory = next
        }
        guard directory != descriptor else {
            throw SourceError(file: place, problem: .notRegularFile)
        }
        return try FileChunks(
            descriptor: directory, path: place, record: record, chunkBytes: chunkBytes)
    }

    private static func resolve(_ path: String) throws(SourceError) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            throw FileChunks.failure(path, errno)
        }
        defer { unsafe free(resolved) }
        guard let text = unsafe String(validatingCString: resolved) else {
            throw SourceError(file: path, problem: .unreadable(cause: "its path is not UTF-8"))
        }
        return text
    }
}
