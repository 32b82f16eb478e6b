// Keeps the account in one file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The file that keeps everything; replaced as a whole, so a kill leaves the old or the new one.
///
/// Contacts beyond the first thousands stand in files beside it, named by it, one for each full
/// part: a million contacts must not be written again for each of a hundred calls.
struct StateFile: Equatable, Sendable {
    let path: String

    /// The file of one full part of the contacts.
    func part(_ index: Int) -> StateFile { StateFile(path: "\(path).contacts-\(index)") }

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
        let temporary = path + ".new"
        guard FileManager.default.createFile(atPath: temporary, contents: Data(bytes)),
            // Only `rename` replaces in one step what may be there.
            unsafe rename(temporary, path) == 0
        else { throw .unwritable(path) }
    }
}
