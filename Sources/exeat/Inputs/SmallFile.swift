// Reading a small text file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reading a small text file whole: a purpose's definition or a notice's text, never a device.
enum SmallFile {
    private static let sizeLimit = 1 << 19

    /// The bytes as they stand in the file.
    ///
    /// - Throws: `CommandFailure.input` that names the file.
    static func read(_ path: String) throws -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: sizeLimit + 1)
        else { throw CommandFailure.input("`\(path)` cannot be read, or is empty") }
        guard data.count <= sizeLimit else {
            throw CommandFailure.input("`\(path)` is larger than \(sizeLimit / 1024) KiB")
        }
        return Array(data)
    }
}
