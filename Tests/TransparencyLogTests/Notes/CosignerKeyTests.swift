// Cosigners' keys read, written and spoilt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct CosignerKeyTests {
    /// A verifier key of any type and any bytes, with the identifier that belongs to it.
    private func text(_ name: String, type: UInt8, key: [UInt8]) -> String {
        let digest: Digest<Leaf> = SHA256.digest(of: Array("\(name)\n".utf8) + [type] + key)
        let identifier = Hexadecimal.text(of: digest.bytes.prefix(4))
        return "\(name)+\(identifier)+\(Base64.text(of: [type] + key))"
    }

    @Test func `a key is written with type 04 and read back`() throws {
        let key = try Sample.cosigner(1).cosignerKey
        #expect(key.text == text(key.name, type: 4, key: key.key.bytes))
        #expect(try CosignerKey(parsing: key.text) == key)
    }

    @Test func `no key with one byte changed or left out is a key`() throws {
        let good = Array(try Sample.cosigner(1).cosignerKey.text.utf8)
        for place in good.indices {
            for value in UInt8.min...UInt8.max where value != good[place] {
                var bytes = good
                bytes[place] = value
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(throws: LogFormatError.self) { try CosignerKey(parsing: text) }
            }
            var bytes = good
            bytes.remove(at: place)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(throws: LogFormatError.self) { try CosignerKey(parsing: text) }
        }
    }

    @Test func `neither type of key is taken for the other`() throws {
        let bytes = try Sample.key(1).verificationKey.bytes
        let log = text("a", type: 1, key: bytes)
        let witness = text("a", type: 4, key: bytes)
        #expect(try VerifierKey(parsing: log).text == log)
        #expect(try CosignerKey(parsing: witness).text == witness)
        #expect(throws: LogFormatError.self) { try VerifierKey(parsing: witness) }
        #expect(throws: LogFormatError.self) { try CosignerKey(parsing: log) }
        for type in [0, 2, 3, 5, 6, 255] as [UInt8] {
            #expect(throws: LogFormatError.self) {
                try CosignerKey(parsing: text("a", type: type, key: bytes))
            }
        }
    }

    @Test func `a log's line does not pass as the cosignature of a witness with the same key`()
        throws
    {
        let checkpoint = try Sample.checkpoint(7)
        let note = try Sample.signer("w", seed: 9).sign(checkpoint.text)
        let key = try CosignerKey(name: "w", key: try Sample.key(9).verificationKey)
        #expect(try note.cosignatures(by: [key]) == [])
        let forged = NoteSignature(
            name: "w", identifier: key.identifier, signature: note.signatures[0].signature)
        let timed = NoteSignature(
            name: "w", identifier: key.identifier,
            signature: [0, 0, 0, 0, 0, 0, 0, 1] + note.signatures[0].signature)
        for line in [forged, timed] {
            let note = try SignedNote(text: checkpoint.text, signatures: [line])
            #expect(throws: LogFormatError.self) { try note.cosignatures(by: [key]) }
        }
    }

    @Test func `a cosignature does not pass as a log's line`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let line = try Sample.cosigner(1).cosign(checkpoint, at: Sample.time(1)).line
        let key = try VerifierKey(name: line.name, key: try Sample.key(101).verificationKey)
        let cut = NoteSignature(
            name: key.name, identifier: key.identifier, signature: Array(line.signature[8...]))
        for line in [line, cut] {
            let note = try SignedNote(text: checkpoint.text, signatures: [line])
            #expect(!note.verified(by: key))
        }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{A0}b", "a\n", "\u{1}"])
    func `a name that would not be read back is refused`(name: String) throws {
        #expect(throws: LogFormatError.self) {
            try CosignerKey(name: name, key: try Sample.key(1).verificationKey)
        }
    }

    struct EdgeCase: Decodable {
        let key: String
        let flags: [String]?
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `no key of low order or in a second spelling is loaded, from a line or a policy`() throws {
        let cases = try Vectors.decode("cctv/ed25519vectors.json", as: [EdgeCase].self)
        let unsafe = cases.filter {
            !Set($0.flags ?? []).isDisjoint(with: ["low_order_A", "non_canonical_A"])
        }
        let keys = Set(unsafe.map(\.key))
        #expect(keys.count >= 14)
        for hexadecimal in keys {
            let bytes = try #require(Hexadecimal.bytes(of: hexadecimal))
            let witness = text("w", type: 4, key: bytes)
            let log = text("log", type: 1, key: bytes)
            #expect(throws: LogFormatError.self) { try CosignerKey(parsing: witness) }
            #expect(throws: LogFormatError.self) { try VerifierKey(parsing: log) }
            for line in ["witness w \(witness)\n", "log \(log)\n"] {
                #expect(throws: LogFormatError.self) {
                    try TrustPolicy(parsing: Array((line + "quorum none\n").utf8))
                }
            }
        }
    }
}
