// A file that stays open.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A regular file that stays open for reading, so that every answer comes from one file even when
/// another takes its name.
final class OpenFile: Sendable {
    let path: String
    let byteCount: Int
    private let descriptor: Int32

    /// Opens `path`, which may be neither a link nor a pipe.
    init(_ path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a pipe would wait for a writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(path: path, cause: "it is not a regular file")
        }
        self.path = path
        byteCount = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Exactly `count` bytes from `offset` on.
    func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        var cause: FileError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let taken = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + initialized },
                    count - initialized, off_t(offset + initialized))
                if taken < 0, errno == EINTR { continue }
                guard taken > 0 else {
                    cause =
                        taken < 0
                        ? FileError(path: path) : FileError(path: path, cause: "it is cut off")
                    return
                }
                initialized += taken
            }
        }
        if let cause { throw cause }
        return bytes
    }
}
