// Lines before a checkpoint's note.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lines, an empty line and a checkpoint's note: the shape of proof files and witness requests.
struct CheckpointEnvelope {
    /// The most hashes that a proof in a tree of less than 2^63 entries needs.
    static let hashLimit = 63

    /// The lines before the empty one, none of them empty, each without its newline.
    let lines: [ArraySlice<UInt8>]
    /// The note, byte for byte.
    let note: SignedNote
    /// What the note says.
    let checkpoint: Checkpoint

    private let what: String

    /// Cuts the bytes at their first empty line.
    init(parsing bytes: [UInt8], what: String) throws(LogFormatError) {
        guard
            let emptyLine = bytes.indices.dropFirst().first(where: {
                bytes[$0] == NoteGrammar.newline && bytes[$0 - 1] == NoteGrammar.newline
            }), let lines = NoteGrammar.lines(of: bytes[..<emptyLine])
        else {
            throw .malformed(what: what, problem: "no empty line stands before its checkpoint")
        }
        self.what = what
        self.lines = lines
        note = try SignedNote(parsing: Array(bytes[(emptyLine + 1)...]))
        checkpoint = try Checkpoint(parsing: note.text)
    }

    /// What follows `word` and a blank in the line at `place`; nil if it is another line.
    func value(of word: String, at place: Int) -> ArraySlice<UInt8>? {
        guard place < lines.count, lines[place].starts(with: Array("\(word) ".utf8)) else {
            return nil
        }
        return lines[place].dropFirst(word.utf8.count + 1)
    }

    /// The lines from `place` on, each a hash in base 64.
    func hashes(from place: Int) throws(LogFormatError) -> [Digest<Node>] {
        let lines = lines.dropFirst(place)
        guard lines.count <= Self.hashLimit else {
            throw .malformed(
                what: what, problem: "it has more than \(Self.hashLimit) lines of hashes")
        }
        var hashes: [Digest<Node>] = []
        for line in lines {
            guard let bytes = Base64.bytes(of: line), let hash = Digest<Node>(bytes: bytes) else {
                throw .malformed(
                    what: what,
                    problem: "its hash \(hashes.count + 1) is not 32 bytes in base 64")
            }
            hashes.append(hash)
        }
        return hashes
    }

    /// Writes lines, hashes and note in that shape.
    static func bytes(
        _ lines: [String], hashes: [Digest<Node>], note: SignedNote
    ) -> [UInt8] {
        let all = lines + hashes.map { Base64.text(of: $0.bytes) } + [""]
        return Array(all.map { "\($0)\n" }.joined().utf8) + note.bytes
    }
}
