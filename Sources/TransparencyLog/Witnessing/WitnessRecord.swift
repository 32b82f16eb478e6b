// What a witness remembers of a log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// What a witness remembers of a log: the checkpoint that it cosigned last, and when.
public struct WitnessRecord: Hashable, Sendable {
    /// The checkpoint with the log's own signature lines.
    public let note: SignedNote
    /// What it says.
    public let checkpoint: Checkpoint
    /// When it was cosigned.
    public let time: CosignatureTime

    /// Takes up a record as it was stored.
    ///
    /// - Throws: `LogFormatError.malformed` when the note is no checkpoint.
    public init(note: SignedNote, time: CosignatureTime) throws(LogFormatError) {
        self.note = note
        self.time = time
        checkpoint = try Checkpoint(parsing: note.text)
    }

    /// Where others read it, under the witness's monitoring prefix.
    public var monitoringPath: String {
        let digest: Digest<WitnessRecord> = SHA256.digest(of: Array(checkpoint.origin.utf8))
        return "\(digest.hexadecimal)/checkpoint"
    }
}
