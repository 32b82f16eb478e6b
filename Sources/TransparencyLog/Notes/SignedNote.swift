// A text with signature lines.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography

/// A text with signature lines: C2SP signed-note.
///
/// A value that exists is well-formed; whether anybody signed it is for `verified` to say.
public struct SignedNote: Hashable, Sendable {
    /// What is signed, with its final newline.
    public let text: String
    /// The signature lines, in order.
    public let signatures: [NoteSignature]
    /// The whole note, byte for byte.
    public let bytes: [UInt8]

    private static let signatureLimit = 100

    /// Reads a note.
    ///
    /// - Throws: `LogFormatError.malformed` with the problem.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        guard NoteGrammar.text(bytes) != nil else {
            throw Self.failure("it is not UTF-8, or holds control characters")
        }
        // The text may hold empty lines itself, so the last one parts it from the signatures.
        guard
            let emptyLine = bytes.indices.dropFirst().last(where: {
                bytes[$0] == NoteGrammar.newline && bytes[$0 - 1] == NoteGrammar.newline
            }), let text = NoteGrammar.text(bytes[..<emptyLine])
        else { throw Self.failure("no empty line stands before its signatures") }
        guard let lines = NoteGrammar.lines(of: bytes[(emptyLine + 1)...]) else {
            throw Self.failure("it does not end with a signature line")
        }
        guard lines.count <= Self.signatureLimit else {
            throw Self.failure("it has more than \(Self.signatureLimit) signature lines")
        }
        var signatures: [NoteSignature] = []
        for (number, line) in lines.enumerated() {
            guard let signature = NoteSignature(line: line) else {
                throw Self.failure("signature line \(number + 1) is not one")
            }
            signatures.append(signature)
        }
        self.text = text
        self.signatures = signatures
        self.bytes = bytes
    }

    /// Joins a text and lines, and reads the result as a stranger would.
    ///
    /// - Throws: `LogFormatError.malformed` when a stranger would refuse it.
    public init(text: String, signatures: [NoteSignature]) throws(LogFormatError) {
        let lines = signatures.map(\.line).joined()
        try self.init(parsing: Array(text.utf8) + [NoteGrammar.newline] + Array(lines.utf8))
        guard self.text.utf8.elementsEqual(text.utf8) else {
            throw Self.failure("its text does not end with a newline")
        }
    }

    /// Whether the first line that names `key` is its signature of the text.
    public func verified(by key: VerifierKey) -> Bool {
        guard let line = signatures.first(where: { $0.isBy(key) }) else { return false }
        return key.key.verifies(line.signature, of: Array(text.utf8))
    }

    /// The lines that verify under `keys`, and those of keys that are not among them.
    ///
    /// Of several lines that name the same key the first counts and the others are left out.
    ///
    /// - Throws: `LogFormatError.forged` when a line of a known key fails, even beside a good one;
    ///   `.unsigned` when there is no line of a known key.
    public func verified(
        by keys: [VerifierKey]
    ) throws(LogFormatError) -> (verified: [NoteSignature], unknown: [NoteSignature]) {
        var verified: [NoteSignature] = []
        var unknown: [NoteSignature] = []
        for line in signatures {
            guard let key = keys.first(where: { line.isBy($0) }) else {
                if !unknown.contains(line) { unknown.append(line) }
                continue
            }
            guard !verified.contains(where: { $0.isBy(key) }) else { continue }
            guard key.key.verifies(line.signature, of: Array(text.utf8)) else {
                throw .forged(name: line.name)
            }
            verified.append(line)
        }
        guard !verified.isEmpty else { throw .unsigned }
        return (verified, unknown)
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the signed note", problem: problem)
    }
}
