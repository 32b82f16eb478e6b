// The newest checkpoint, kept on another path.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// The newest checkpoint, kept verbatim on a path of its own, best on another volume.
///
/// Whoever puts an older database back forgets this file, or has to know of it.
public struct AnchorFile: Sendable {
    /// Where it is.
    public let path: String

    /// Names the file; nothing is touched yet.
    public init(path: String) { self.path = path }

    func write(_ note: [UInt8]) throws(FileError) { try DurableFile.write(note, to: path) }

    func rewrite(_ note: [UInt8]) throws(AuditError) {
        do { try write(note) } catch { throw .stopped(.failed("the anchor: \(error)")) }
    }

    /// The checkpoint it holds, signed by at least one of `keys` and with no bad line of any; nil
    /// if there is no such file.
    func checkpoint(keys: [VerifierKey]) throws(AuditError) -> Checkpoint? {
        do {
            guard let bytes = try DurableFile.read(path) else { return nil }
            return try CheckpointNote.read(bytes, keys: keys)
        } catch {
            throw .anchor("`\(path)` does not hold a checkpoint of this log: \(error)")
        }
    }
}
