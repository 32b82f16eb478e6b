// What a witness is asked with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a witness is asked with: C2SP tlog-witness, the body of `add-checkpoint`.
///
/// A value that exists is well-formed; whether it deserves a cosignature is for `WitnessState` to
/// say.
public struct AddCheckpointRequest: Hashable, Sendable {
    /// Number of entries of the checkpoint that the witness cosigned last; 0 for none.
    public let oldSize: UInt64
    /// The consistency proof from there, lowest hash first.
    public let path: [Digest<Node>]
    /// The new checkpoint with its signature lines, byte for byte.
    public let note: SignedNote
    /// What the new checkpoint says.
    public let checkpoint: Checkpoint

    private static let what = "the request"

    /// Joins the parts.
    ///
    /// - Throws: `LogFormatError.malformed` when a witness would find the request malformed.
    public init(
        oldSize: UInt64, path: [Digest<Node>], note: SignedNote
    ) throws(LogFormatError) {
        self.oldSize = oldSize
        self.path = path
        self.note = note
        checkpoint = try Checkpoint(parsing: note.text)
        _ = try AddCheckpointRequest(parsing: bytes)
    }

    /// Reads a body.
    ///
    /// - Throws: `LogFormatError.malformed` for anything that `bytes` would not write: also for an
    ///   old size above the new one, more than 63 hashes, and extension lines.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        let envelope = try CheckpointEnvelope(parsing: bytes, what: Self.what)
        guard let digits = envelope.value(of: "old", at: 0),
            let oldSize = NoteGrammar.number(digits)
        else {
            throw .malformed(
                what: Self.what, problem: "its old size is not a plain number below 2^63")
        }
        guard oldSize <= envelope.checkpoint.size else {
            throw .malformed(
                what: Self.what,
                problem: "its old size \(oldSize) is above the new \(envelope.checkpoint.size)")
        }
        self.oldSize = oldSize
        path = try envelope.hashes(from: 1)
        note = envelope.note
        checkpoint = envelope.checkpoint
    }

    /// The whole body.
    public var bytes: [UInt8] {
        CheckpointEnvelope.bytes(["old \(oldSize)"], hashes: path, note: note)
    }
}
