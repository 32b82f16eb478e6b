// A proof as a file that can be checked anywhere.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A proof as a file that can be checked anywhere: C2SP tlog-proof, `c2sp.org/tlog-proof@v1`.
///
/// A value that exists is well-formed; whether it proves anything is for `verify` to say. Stored
/// files end in `.tlog-proof`.
public struct ProofFile: Hashable, Sendable {
    /// Bytes of the application's own, which nobody signed; nil if there are none.
    public let extra: [UInt8]?
    /// The entry's place, from 0.
    public let index: UInt64
    /// The leaf's sibling first, the root's child last.
    public let path: [Digest<Node>]
    /// The checkpoint with its signature lines, byte for byte.
    public let note: SignedNote
    /// What the checkpoint says.
    public let checkpoint: Checkpoint

    private static let header = "c2sp.org/tlog-proof@v1"
    private static let what = "the proof file"

    /// Joins a proof and the note of the checkpoint that it leads to.
    ///
    /// - Throws: `LogFormatError` when the proof is for a tree of another size, or when no reader
    ///   would take the file.
    public init(
        _ proof: InclusionProof, note: SignedNote, extra: [UInt8]? = nil
    ) throws(LogFormatError) {
        let checkpoint = try Checkpoint(parsing: note.text)
        guard proof.size == checkpoint.size else {
            throw .unproven(
                what: "entry \(proof.index)",
                problem: "the proof is for \(proof.size) entries, the checkpoint for "
                    + "\(checkpoint.size)")
        }
        self.extra = extra
        self.index = proof.index
        self.path = proof.path
        self.note = note
        self.checkpoint = checkpoint
        _ = try ProofFile(parsing: bytes)
    }

    /// Reads a file.
    ///
    /// - Throws: `LogFormatError.malformed` for anything that `bytes` would not write.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        let envelope = try CheckpointEnvelope(parsing: bytes, what: Self.what)
        guard let first = envelope.lines.first, first.elementsEqual(Self.header.utf8) else {
            throw Self.failure("its first line is not `\(Self.header)`")
        }
        var place = 1
        var extra: [UInt8]?
        if let text = envelope.value(of: "extra", at: place) {
            // Without extra bytes there is no line.
            guard let bytes = Base64.bytes(of: text), !bytes.isEmpty else {
                throw Self.failure("its extra bytes are missing or not in base 64")
            }
            extra = bytes
            place += 1
        }
        guard let digits = envelope.value(of: "index", at: place),
            let index = NoteGrammar.number(digits)
        else { throw Self.failure("its index is not a plain number below 2^63") }
        self.extra = extra
        self.index = index
        path = try envelope.hashes(from: place + 1)
        note = envelope.note
        checkpoint = envelope.checkpoint
    }

    /// The whole file.
    public var bytes: [UInt8] {
        let extraLines = extra.map { ["extra \(Base64.text(of: $0))"] } ?? []
        return CheckpointEnvelope.bytes(
            [Self.header] + extraLines + ["index \(index)"], hashes: path, note: note)
    }

    /// Checks that these bytes are the entry at `index`, under a checkpoint that the policy trusts.
    ///
    /// The entry's hash is computed here, never taken from anybody.
    ///
    /// - Returns: The checkpoint, and who cosigned it when.
    /// - Throws: `LogFormatError`: what `TrustPolicy.verify` throws, and `.unproven` when the path
    ///   does not lead from the entry to the root.
    @discardableResult
    public func verify(
        entry: [UInt8], policy: TrustPolicy
    ) throws(LogFormatError) -> TrustedCheckpoint {
        let trusted = try policy.verify(note)
        let proof = InclusionProof(index: index, size: checkpoint.size, path: path)
        try proof.verify(leaf: TreeHash.leaf(of: entry), root: checkpoint.root)
        return trusted
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: what, problem: problem)
    }
}
