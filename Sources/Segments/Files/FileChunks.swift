// One file of a source, chunk by chunk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// One file of a source, chunk by chunk in the same memory, without its byte order mark.
///
/// Only regular files: a pipe could be read once only, and could wait forever.
final class FileChunks {
    let path: String
    /// Bytes of the file at opening.
    private(set) var byteCount: UInt64 = 0
    /// The present chunk is the first `count` bytes.
    private(set) var buffer: [UInt8]
    private(set) var count = 0
    /// Where the present chunk begins in the file.
    private(set) var offset: UInt64 = 0
    private let descriptor: Int32
    private let record: ReadingRecord

    /// Opens a file by its path.
    convenience init(path: String, record: ReadingRecord, chunkBytes: Int) throws(SourceError) {
        // Without O_NONBLOCK opening a pipe waits for its writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        try self.init(
            descriptor: descriptor, path: path, record: record, chunkBytes: chunkBytes)
    }

    /// Takes an open descriptor, which it closes, whether it throws or not.
    init(
        descriptor: Int32, path: String, record: ReadingRecord, chunkBytes: Int
    ) throws(SourceError) {
        self.descriptor = descriptor
        self.path = path
        self.record = record
        buffer = [UInt8](repeating: 0, count: chunkBytes)
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw Self.failure(path, errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw SourceError(file: path, problem: .notRegularFile)
        }
        byteCount = UInt64(clamping: facts.st_size)
        try readBeginning()
    }

    deinit { close(descriptor) }

    /// Reads the next chunk; false at the end of the file.
    func advance() throws(SourceError) -> Bool {
        offset += UInt64(count)
        count = 0
        count = try read(upTo: buffer.count)
        record.add(buffer[..<count])
        return count > 0
    }

    /// Passes over a byte order mark, and refuses what is packed.
    private func readBeginning() throws(SourceError) {
        var beginning: [UInt8] = [0, 0, 0]
        let taken = unsafe beginning.withUnsafeMutableBytes { buffer in
            unsafe pread(descriptor, buffer.baseAddress, 3, 0)
        }
        guard taken >= 0 else { throw Self.failure(path, errno) }
        if taken >= 2, beginning.starts(with: [0x1F, 0x8B]) {
            throw SourceError(file: path, problem: .compressed)
        }
        guard taken == 3, beginning == [0xEF, 0xBB, 0xBF] else { return }
        guard lseek(descriptor, 3, SEEK_SET) == 3 else { throw Self.failure(path, errno) }
        record.add(beginning[...])
        offset = 3
    }

    private func read(upTo limit: Int) throws(SourceError) -> Int {
        while true {
            let taken = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
            }
            if taken >= 0 { return taken }
            let code = errno
            guard code == EINTR else { throw Self.failure(path, code) }
        }
    }

    static func failure(_ path: String, _ code: Int32) -> SourceError {
        if code == ENOENT || code == ENOTDIR { return SourceError(file: path, problem: .notFound) }
        return SourceError(
            file: path, problem: .unreadable(cause: unsafe String(cString: strerror(code))))
    }
}
