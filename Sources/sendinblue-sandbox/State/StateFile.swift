// Keeps the account in one file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The file that keeps everything; replaced as a whole, so a kill leaves the old or the new one.
struct StateFile: Sendable {
    let path: String

    /// The bytes of the file; nil if there is none yet.
    ///
    /// - Throws: `StateError` if it exists and cannot be read.
    func read() throws(StateError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path)
        }
        return [UInt8](data)
    }

    /// Writes to a file beside it and renames that over it.
    ///
    /// - Throws: `StateError` where the old file still stands.
    func write(_ bytes: [UInt8]) throws(StateError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .unwritable(path)
        }
    }
}
