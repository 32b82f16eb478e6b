// Reading a proof about a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

extension SubjectProof {
    /// Reads a file.
    ///
    /// - Throws: `LogFormatError.malformed` for anything that `bytes` would not write.
    public init(parsing bytes: [UInt8]) throws(LogFormatError) {
        guard
            let emptyLine = bytes.indices.dropFirst().first(where: {
                bytes[$0] == 0x0a && bytes[$0 - 1] == 0x0a
            }), let lines = NoteGrammar.lines(of: bytes[..<emptyLine])
        else { throw Self.failure("no empty line stands before the proof of the entry") }
        guard lines.count >= 4, lines[0].elementsEqual(Self.header.utf8) else {
            throw Self.failure("its first line is not `\(Self.header)`, or the next are missing")
        }
        guard let claim = Self.text(of: "claim", in: lines[1]).flatMap(SubjectClaim.init(rawValue:))
        else { throw Self.failure("its second line is no claim") }
        guard let tag = Self.bytes(of: "tag", in: lines[2]).flatMap(SubjectTag.init(bytes:)) else {
            throw Self.failure("its third line is not a tag of 16 bytes")
        }
        let (transfer, count) = try Self.segment(lines[3])
        let shown = try Self.shown(lines[4...])
        let decision = try ProofFile(parsing: Array(bytes[(emptyLine + 1)...]))
        guard decision.extra != nil else {
            throw Self.failure("the proof of the entry does not hold the entry")
        }
        self.init(
            claim: claim,
            evidence: SubjectEvidence(tag: tag, transfer: transfer, count: count, shown: shown),
            decision: decision)
    }

    private static func segment(
        _ line: ArraySlice<UInt8>
    ) throws(LogFormatError) -> (Identifier<Transfer>, UInt64) {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 4, words[0].elementsEqual("segment".utf8),
            let transfer = Identifier<Transfer>(String(decoding: words[1], as: UTF8.self)),
            words[2].elementsEqual("0".utf8), let count = NoteGrammar.number(words[3])
        else { throw failure("its fourth line names no segment and its range") }
        return (transfer, count)
    }

    private static func shown(
        _ lines: ArraySlice<ArraySlice<UInt8>>
    ) throws(LogFormatError) -> [ShownSlot] {
        var shown: [ShownSlot] = []
        var rest = lines
        while let line = rest.popFirst() {
            guard let slot = value(of: "slot", in: line).flatMap(NoteGrammar.number) else {
                throw failure("where a slot should begin, there is another line")
            }
            guard let record = rest.popFirst().flatMap({ bytes(of: "record", in: $0) }),
                let content = SubjectSlot(bytes: record)
            else { throw failure("slot \(slot) has no record of 96 bytes") }
            var path: [Digest<Node>] = []
            while let line = rest.first, line.count == hashLength {
                guard let bytes = Base64.bytes(of: line), let hash = Digest<Node>(bytes: bytes)
                else { throw failure("a hash of slot \(slot) is not 32 bytes in base 64") }
                path.append(hash)
                rest.removeFirst()
            }
            guard path.count <= pathLimit else {
                throw failure("slot \(slot) has more than \(pathLimit) hashes")
            }
            shown.append(ShownSlot(slot: slot, content: content, path: path))
        }
        return shown
    }

    /// Characters of a hash in base 64; no line that begins a slot is as long.
    private static let hashLength = 44
    /// The most hashes that a proof in a tree of less than 2^63 entries needs.
    private static let pathLimit = 63

    /// What follows `word` and a blank; nil if it is another line.
    private static func value(
        of word: String, in line: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8>? {
        guard line.starts(with: Array("\(word) ".utf8)) else { return nil }
        return line.dropFirst(word.utf8.count + 1)
    }

    private static func text(of word: String, in line: ArraySlice<UInt8>) -> String? {
        value(of: word, in: line).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func bytes(of word: String, in line: ArraySlice<UInt8>) -> [UInt8]? {
        value(of: word, in: line).flatMap(Base64.bytes(of:))
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the proof about a person", problem: problem)
    }
}
