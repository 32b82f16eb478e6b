// Signed notes against published vectors.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

/// The notes of Go's reference implementation and of the specification.
@Suite(.enabled(if: Vectors.arePresent, Vectors.reason))
struct NoteVectorTests {
    struct File: Decodable {
        struct Example: Decodable { let vkey, message: String }
        struct Case: Decodable {
            let name, want: String
            let message, message_hex: String?
            let vkeys: [String]
            let verified, unverified: Int?
        }
        let signer_key, signer_text, signer_expected: String
        let good_vkeys, bad_vkeys: [String]
        let c2sp_example: Example
        let open_cases: [Case]
    }

    private func file() throws -> File {
        try Vectors.decode("extracted/signed_note.json", as: File.self)
    }

    @Test func `good verifier keys are read and written back alike`() throws {
        let keys = try file().good_vkeys
        #expect(keys.count == 5)
        for text in keys { #expect(try VerifierKey(parsing: text).text == text) }
    }

    @Test func `bad verifier keys are refused`() throws {
        let keys = try file().bad_vkeys
        #expect(keys.count == 2)
        for text in keys {
            #expect(throws: LogFormatError.self) { try VerifierKey(parsing: text) }
        }
    }

    @Test func `no part of a verifier key is a verifier key`() throws {
        for text in try file().good_vkeys {
            for start in text.indices {
                for end in text.indices[start...] {
                    #expect(throws: LogFormatError.self) {
                        try VerifierKey(parsing: String(text[start..<end]))
                    }
                }
                guard start > text.startIndex else { continue }
                #expect(throws: LogFormatError.self) {
                    try VerifierKey(parsing: String(text[start...]))
                }
            }
        }
    }

    @Test func `no verifier key with a byte raised by one is a verifier key`() throws {
        for text in try file().good_vkeys {
            for place in text.utf8.indices {
                var bytes = Array(text.utf8)
                bytes[text.utf8.distance(from: text.utf8.startIndex, to: place)] += 1
                #expect(throws: LogFormatError.self) {
                    try VerifierKey(parsing: String(decoding: bytes, as: UTF8.self))
                }
            }
        }
    }

    @Test func `the published key signs the published text to the published note`() throws {
        let file = try file()
        // `PRIVATE+KEY+<name>+<identifier>+<base 64 of 01 and the seed>`
        let parts = file.signer_key.split(separator: "+", maxSplits: 4)
        let bytes = try #require(Base64.bytes(of: Array(parts[4].utf8)))
        let key = try SigningKey(seed: SecretBytes(copying: Array(bytes.dropFirst())))
        let signer = try NoteSigner(name: String(parts[2]), key: key)
        let note = try signer.sign(file.signer_text)
        #expect(String(decoding: note.bytes, as: UTF8.self) == file.signer_expected)
    }

    @Test func `the specification's example verifies`() throws {
        let example = try file().c2sp_example
        let key = try VerifierKey(parsing: example.vkey)
        let note = try SignedNote(parsing: Array(example.message.utf8))
        #expect(note.verified(by: key))
        #expect(note.text == "This is an example message.\n")
    }

    @Test func `every note opens or is refused as published`() throws {
        let cases = try file().open_cases
        #expect(cases.count == 13)
        for example in cases {
            let bytes =
                try example.message.map { Array($0.utf8) }
                ?? #require(example.message_hex.flatMap(Hexadecimal.bytes))
            let keys = try example.vkeys.map { try VerifierKey(parsing: $0) }
            #expect(
                Self.outcome(of: bytes, keys: keys) == Self.expected(example), "\(example.name)")
        }
    }

    private static func expected(_ example: File.Case) -> String {
        guard example.want == "ok" else { return example.want }
        return "ok \(example.verified ?? -1) \(example.unverified ?? -1)"
    }

    private static func outcome(of bytes: [UInt8], keys: [VerifierKey]) -> String {
        do {
            let lines = try SignedNote(parsing: bytes).verified(by: keys)
            return "ok \(lines.verified.count) \(lines.unknown.count)"
        } catch {
            switch error {
            case .malformed: return "malformed"
            case .unsigned: return "unverified"
            case .forged: return "invalid_signature"
            case .unproven, .notSigned: return "something else"
            }
        }
    }
}
