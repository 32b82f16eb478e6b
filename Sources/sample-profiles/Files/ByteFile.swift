// A file that is written through a buffer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file that is written from start to end through a buffer.
final class ByteFile {
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private static let bufferSize = 1 << 18

    /// Makes an empty file, over one of an earlier run.
    ///
    /// - Throws: `SampleError.cannotWrite` when it cannot be made.
    init(at path: String) throws(SampleError) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw .cannotWrite(path) }
        self.path = path
        self.handle = handle
        buffer.reserveCapacity(Self.bufferSize + 4096)
    }

    /// Lets `body` add bytes to the end of the file.
    ///
    /// - Throws: `SampleError.cannotWrite` when the buffer is full and the disk takes no more.
    func write(_ body: (inout [UInt8]) -> Void) throws(SampleError) {
        body(&buffer)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Writes what is left and closes the file.
    ///
    /// - Throws: `SampleError.cannotWrite` when that fails.
    func close() throws(SampleError) {
        try flush()
        do { try handle.close() } catch { throw .cannotWrite(path) }
    }

    private func flush() throws(SampleError) {
        do { try handle.write(contentsOf: Data(buffer)) } catch { throw .cannotWrite(path) }
        buffer.removeAll(keepingCapacity: true)
    }
}
