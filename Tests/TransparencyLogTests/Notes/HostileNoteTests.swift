// Notes that somebody made to be misread.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

/// Each is signed by the log's own key, or built around a good signature: only the form is wrong.
struct HostileNoteTests {
    private func signed(_ text: String) throws -> [UInt8] { try Sample.signer().sign(text).bytes }

    private func refuses(
        _ bytes: [UInt8], _ comment: Comment, location: SourceLocation = #_sourceLocation
    ) throws {
        let policy = try Sample.policy()
        #expect(throws: LogFormatError.self, comment, sourceLocation: location) {
            try policy.verify(try SignedNote(parsing: bytes))
        }
    }

    @Test func `the note that the others are made from is good`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let note = try SignedNote(parsing: signed(checkpoint.text))
        #expect(try Sample.policy().verify(note).checkpoint == checkpoint)
    }

    @Test func `a checkpoint with an empty line in its text is refused though it was signed`()
        throws
    {
        let text = try Sample.checkpoint(7).text
        for spoilt in ["\n" + text, text + "\n", text + "\n\n", text + "\nmore\n"] {
            try refuses(signed(spoilt), "\(spoilt)")
        }
    }

    @Test func `a note splits at its last empty line`() throws {
        let text = try Sample.checkpoint(7).text
        let inner = String(decoding: try signed(text), as: UTF8.self)
        let note = try SignedNote(parsing: signed(inner))
        // The inner note's line is text now, and signs nothing.
        #expect(note.text == inner)
        #expect(note.signatures.count == 1)
        try refuses(note.bytes, "a note in a note")
    }

    @Test func `an extension line, another number grammar and CR LF are refused though signed`()
        throws
    {
        let checkpoint = try Sample.checkpoint(7)
        let lines = checkpoint.text.split(separator: "\n").map(String.init)
        try refuses(signed(checkpoint.text + "more\n"), "extension")
        for size in ["07", "+7", "-7", "7 ", " 7", "0x7", "7.0", ""] {
            try refuses(signed("\(lines[0])\n\(size)\n\(lines[2])\n"), "size \(size)")
        }
        let good = String(decoding: try signed(checkpoint.text), as: UTF8.self)
        try refuses(Array(good.replacing("\n", with: "\r\n").utf8), "CR LF")
    }

    @Test(arguments: ["-", "\u{2013}", "\u{2012}", "\u{2015}", "\u{2212}", "\u{FE58}", ""])
    func `another dash begins no signature line`(dash: String) throws {
        let good = String(decoding: try signed(Sample.checkpoint(7).text), as: UTF8.self)
        try refuses(Array(good.replacing("\u{2014}", with: dash).utf8), "\(dash)")
    }

    @Test(arguments: ["\u{A0}", "\u{2003}", "\u{3000}", "\u{85}", "\t", " ", "+", "\0", "\u{1F}"])
    func `white space, a plus or a control character in a name is refused`(character: String) throws
    {
        let good = String(decoding: try signed(Sample.checkpoint(7).text), as: UTF8.self)
        let spoilt = good.replacing(
            "\u{2014} \(Sample.origin) ", with: "\u{2014} \(Sample.origin)\(character)x ")
        #expect(throws: LogFormatError.self) { try SignedNote(parsing: Array(spoilt.utf8)) }
    }

    @Test func `bytes that are not UTF-8 are refused anywhere`() throws {
        let good = try signed(Sample.checkpoint(7).text)
        let spoilt: [[UInt8]] = [
            [0xff], [0xc0, 0xaf], [0xe2, 0x80], [0xed, 0xa0, 0x80], [0x80],
            [0xf4, 0x90, 0x80, 0x80],
        ]
        for place in good.indices {
            for bytes in spoilt {
                var note = good
                note.insert(contentsOf: bytes, at: place)
                #expect(throws: LogFormatError.self, "\(bytes) at \(place)") {
                    try SignedNote(parsing: note)
                }
            }
        }
    }

    @Test func `NUL, CR and TAB are refused anywhere`() throws {
        let good = try signed(Sample.checkpoint(7).text)
        for place in 0...good.count {
            for byte in [0x00, 0x09, 0x0d, 0x1f] as [UInt8] {
                var note = good
                note.insert(byte, at: place)
                #expect(throws: LogFormatError.self) { try SignedNote(parsing: note) }
            }
        }
    }

    @Test func `a byte order mark makes it another log's`() throws {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        try refuses(mark + signed(Sample.checkpoint(7).text), "before a signed text")
        let text = "\u{FEFF}" + (try Sample.checkpoint(7).text)
        try refuses(signed(text), "signed with it")
    }

    @Test func `no part of a note is a trusted note`() throws {
        let good = try signed(Sample.checkpoint(7).text)
        for count in good.indices {
            try refuses(Array(good.prefix(count)), "the first \(count) bytes")
        }
        for start in good.indices.dropFirst() {
            try refuses(Array(good[start...]), "from byte \(start) on")
        }
    }

    @Test func `a hundred lines beside the log's own are too many, ninety-nine are not`() throws {
        let note = try Sample.note(Sample.checkpoint(7))
        let strangers = (0..<100).map {
            NoteSignature(name: "x", identifier: UInt32($0), signature: [1])
        }
        let many = note.bytes + strangers.flatMap { Array($0.line.utf8) }
        try refuses(many, "101 lines")
        let fewer = note.bytes + strangers.dropFirst().flatMap { Array($0.line.utf8) }
        _ = try Sample.policy().verify(try SignedNote(parsing: fewer))
    }
}
