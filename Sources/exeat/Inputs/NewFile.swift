// A file that is not there yet.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation

/// A file that is not there yet, for what somebody hands on; only its owner may read it at first.
enum NewFile {
    /// Refuses a place that is taken, before anything is recorded.
    ///
    /// - Throws: `CommandFailure.input` that names the file.
    static func check(_ path: String) throws {
        do {
            guard try DurableFile.read(absolute(path)) == nil else {
                throw CommandFailure.input("`\(path)` exists already and was not replaced")
            }
        } catch let error as FileError {
            throw CommandFailure.input("`\(path)` cannot be written: \(error)")
        }
    }

    /// Writes it whole, or not at all.
    ///
    /// - Throws: `CommandFailure.input` that names the file.
    static func write(_ text: String, to path: String, _ what: String) throws {
        try check(path)
        do { try DurableFile.write(Array(text.utf8), to: absolute(path), mode: 0o600) } catch {
            throw CommandFailure.input("the \(what) was not written: \(error)")
        }
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
