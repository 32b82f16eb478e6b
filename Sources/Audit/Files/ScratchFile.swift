// A file without a name, for what does not fit into memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file without a name, for what does not fit into memory: it is gone when it is let go, however
/// the process ends.
///
/// It loses its name before the first byte is written. A crash between the two leaves an empty
/// file, and some network file systems give it a new name until it is closed; whoever owns the
/// folder removes what it finds there at the next start.
package final class ScratchFile: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Makes one in a folder, which is made too if it is missing; for this account alone.
    package init(in folder: String, name: String) throws(FileError) {
        try DurableFile.makeDirectory(folder)
        path = folder + "/" + name
        let flags = O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW
        descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path) }
        guard unsafe unlink(path) == 0 else { throw FileError(path: path) }
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end.
    package func append(_ bytes: [UInt8]) throws(FileError) {
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

    /// Up to `count` bytes from `offset` on, fewer only at the end; several may read at a time.
    package func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        var cause: FileError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let taken = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + initialized },
                    count - initialized, off_t(offset + initialized))
                if taken < 0, errno == EINTR { continue }
                if taken < 0 { cause = FileError(path: path) }
                guard taken > 0 else { return }
                initialized += taken
            }
        }
        if let cause { throw cause }
        return bytes
    }
}
