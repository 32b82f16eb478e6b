// Notes signed, read and spoilt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct SignedNoteTests {
    private static func signer(_ name: String, seed: UInt8) throws -> NoteSigner {
        let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
        return try NoteSigner(name: name, key: try SigningKey(seed: seed))
    }

    private static let text = "example.com/log\n3\nand more\n"

    @Test func `a note that was signed is read back and verifies`() throws {
        let signer = try Self.signer("example.com/log", seed: 1)
        let note = try signer.sign(Self.text)
        let read = try SignedNote(parsing: note.bytes)
        #expect(read == note)
        #expect(read.text == Self.text)
        #expect(read.verified(by: signer.verifierKey))
    }

    @Test func `a text may hold empty lines itself`() throws {
        let signer = try Self.signer("example.com/log", seed: 1)
        let note = try SignedNote(parsing: try signer.sign("a\n\nb\n\n").bytes)
        #expect(note.text == "a\n\nb\n\n")
        #expect(note.verified(by: signer.verifierKey))
    }

    @Test func `no note with one byte changed says the same under the same key`() throws {
        let signer = try Self.signer("example.com/log", seed: 1)
        let good = try signer.sign(Self.text).bytes
        for place in good.indices {
            for value in UInt8.min...UInt8.max where value != good[place] {
                var bytes = good
                bytes[place] = value
                guard let note = try? SignedNote(parsing: bytes) else { continue }
                #expect(!note.verified(by: signer.verifierKey), "byte \(place) is \(value)")
            }
        }
    }

    @Test func `no note with a byte left out or doubled says the same under the same key`() throws {
        let signer = try Self.signer("example.com/log", seed: 1)
        let good = try signer.sign(Self.text).bytes
        for place in good.indices {
            for keep in [[], [good[place], good[place]]] {
                var bytes = good
                bytes.replaceSubrange(place...place, with: keep)
                guard let note = try? SignedNote(parsing: bytes) else { continue }
                #expect(!note.verified(by: signer.verifierKey), "byte \(place)")
            }
        }
    }

    @Test func `a signature does not move to another text`() throws {
        let signer = try Self.signer("example.com/log", seed: 1)
        let lines = try signer.sign(Self.text).signatures
        let moved = try SignedNote(text: "other\n", signatures: lines)
        #expect(!moved.verified(by: signer.verifierKey))
        #expect(throws: LogFormatError.forged(name: "example.com/log")) {
            try moved.verified(by: [signer.verifierKey])
        }
    }

    @Test func `the same name with another key is an unknown signer`() throws {
        let one = try Self.signer("a", seed: 1)
        let two = try Self.signer("a", seed: 2)
        let note = try one.sign(Self.text)
        #expect(!note.verified(by: two.verifierKey))
        #expect(throws: LogFormatError.unsigned) { try note.verified(by: [two.verifierKey]) }
    }

    @Test func `the same key under another name is an unknown signer`() throws {
        let one = try Self.signer("a", seed: 1)
        let two = try Self.signer("b", seed: 1)
        #expect(throws: LogFormatError.unsigned) {
            try one.sign(Self.text).verified(by: [two.verifierKey])
        }
    }

    @Test func `a bad line of a known key spoils a good line of another`() throws {
        let one = try Self.signer("a", seed: 1)
        let two = try Self.signer("b", seed: 2)
        let lines = try one.sign(Self.text).signatures + two.sign("other\n").signatures
        let note = try SignedNote(text: Self.text, signatures: lines)
        #expect(throws: LogFormatError.forged(name: "b")) {
            try note.verified(by: [one.verifierKey, two.verifierKey])
        }
        #expect(try note.verified(by: [one.verifierKey]).unknown.count == 1)
    }

    @Test func `a hundred signature lines are read, one more is refused`() throws {
        let line = try Self.signer("a", seed: 1).sign(Self.text).signatures
        let hundred = Array(repeating: line[0], count: 100)
        #expect(try SignedNote(text: Self.text, signatures: hundred).signatures.count == 100)
        #expect(throws: LogFormatError.self) {
            try SignedNote(text: Self.text, signatures: hundred + line)
        }
    }

    @Test(arguments: ["", "no newline", "tab\there\n", "carriage\r\n", "null\0\n"])
    func `a text that no reader would take is not signed`(text: String) throws {
        let signer = try Self.signer("a", seed: 1)
        #expect(throws: LogFormatError.self) { try signer.sign(text) }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{A0}b", "a\n", "a\u{2003}b", "\u{1}"])
    func `a name that would not be read back is refused`(name: String) throws {
        #expect(throws: LogFormatError.self) { _ = try Self.signer(name, seed: 1) }
    }

    @Test func `a key of low order is no verifier key`() {
        let bytes: [UInt8] = [1] + [1] + [UInt8](repeating: 0, count: 31)
        let digest: Digest<Leaf> = SHA256.digest(of: Array("a\n".utf8) + bytes)
        let identifier = Hexadecimal.text(of: digest.bytes.prefix(4))
        #expect(throws: LogFormatError.self) {
            try VerifierKey(parsing: "a+\(identifier)+\(Base64.text(of: bytes))")
        }
    }
}
