// A verifier key or a checkpoint from a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import TransparencyLog

/// A verifier key or a checkpoint that somebody kept in a file.
enum PublicFile {
    /// The one key in it; while one takes over from another, the newer of the two that a published
    /// log lists.
    static func verifierKey(_ path: String) throws -> VerifierKey {
        let bytes = try read(path)
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count <= 2 else {
            throw CommandFailure.input("`\(path)`: it holds more than two keys")
        }
        do {
            let keys = try lines.map { (line) throws(LogFormatError) in
                try VerifierKey(parsing: String(line))
            }
            return keys[keys.count - 1]
        } catch {
            throw CommandFailure.input("`\(path)`: \(error)")
        }
    }

    /// A checkpoint in either form, whoever vouches for it.
    static func keptCheckpoint(_ path: String) throws -> KeptCheckpoint {
        let bytes = try read(path)
        do { return try KeptCheckpoint(parsing: bytes) } catch {
            throw CommandFailure.input("`\(path)`: \(error)")
        }
    }

    /// A note that whoever knows the key will check.
    static func text(_ path: String) throws -> String {
        guard let text = String(validating: try read(path), as: UTF8.self) else {
            throw CommandFailure.input("`\(path)` is not UTF-8")
        }
        return text
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
            throw CommandFailure.input("`\(path)` cannot be read")
        }
        return Array(data)
    }
}
