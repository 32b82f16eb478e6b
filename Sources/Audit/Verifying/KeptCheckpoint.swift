// A checkpoint that somebody kept elsewhere.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

/// A checkpoint that somebody kept elsewhere: the signed note, or the one line that says the same.
///
/// The line is `<origin> <size> <root as 64 hexadecimal digits>`. Nobody signed it: whoever kept it
/// vouches for it. A note counts once a key of the log is known that signed it.
public struct KeptCheckpoint: Hashable, Sendable {
    /// What it says.
    public let checkpoint: Checkpoint
    /// The note; nil for the line.
    let note: SignedNote?

    private static let newline: UInt8 = 0x0a

    /// Reads a note or a line, with or without its newline.
    ///
    /// - Throws: `LogFormatError.malformed` for anything else.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        let line = bytes.last == Self.newline ? bytes.dropLast() : bytes[...]
        guard line.contains(Self.newline) else {
            self.init(checkpoint: try Self.checkpoint(in: line), note: nil)
            return
        }
        try self.init(note: SignedNote(parsing: bytes))
    }

    /// Takes a note, whoever signed it.
    init(note: SignedNote) throws(LogFormatError) {
        self.init(checkpoint: try Checkpoint(parsing: note.text), note: note)
    }

    private init(checkpoint: Checkpoint, note: SignedNote?) {
        self.checkpoint = checkpoint
        self.note = note
    }

    /// Whether it can be believed when these are keys of the log that sign checkpoints of its size.
    ///
    /// - Throws: `LogFormatError.forged` when a line of one of them fails.
    func isVouched(by keys: [VerifierKey]) throws(LogFormatError) -> Bool {
        guard let note else { return true }
        do {
            _ = try note.verified(by: keys)
            return true
        } catch .unsigned {
            return false
        }
    }

    private static func checkpoint(in line: ArraySlice<UInt8>) throws(LogFormatError) -> Checkpoint
    {
        let failure = LogFormatError.malformed(
            what: "the kept checkpoint",
            problem: "it is neither a signed note nor the line `origin size root`")
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, let digits = String(validating: words[2], as: UTF8.self),
            let root = Digest<Node>(hexadecimal: digits)
        else { throw failure }
        // The note's own text has the same origin and size, and the grammar of both.
        let text = Array(words[0]) + [newline] + Array(words[1]) + [newline]
        let whole = Checkpoint(origin: "line", size: 0, root: root).text
        guard let end = whole.utf8.dropLast().lastIndex(of: newline) else { throw failure }
        do { return try Checkpoint(parsing: text + Array(whole.utf8[end...].dropFirst())) } catch {
            throw failure
        }
    }
}
