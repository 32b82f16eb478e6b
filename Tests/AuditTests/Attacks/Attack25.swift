// Keys and signatures that anybody can make.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Testing

@testable import Audit
@testable import TransparencyLog

/// A public key of small order or in another spelling is refused when it is read; a signature with
/// S + L or a point in another spelling is refused when it is verified.
struct Attack25: AttackRow {
    /// The eight points of small order, and the field's prime as a spelling of zero.
    private static let weak = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ]
    /// The group's order L, least byte first.
    private static let order: [UInt8] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ]

    func run() throws {
        for text in Self.weak {
            let bytes = try #require(Hexadecimal.bytes(of: text))
            #expect(VerificationKey(bytes: bytes) == nil, "\(text)")
            for kind in [1, 4] as [UInt8] {
                let digest: Digest<Leaf> = SHA256.digest(
                    of: Array(Sample.origin.utf8) + [0x0a, kind] + bytes)
                let material = Data([kind] + bytes).base64EncodedString()
                let vkey = "\(Sample.origin)+\(digest.hexadecimal.prefix(8))+\(material)"
                #expect(throws: LogFormatError.self) { try VerifierKey(parsing: vkey) }
                #expect(throws: LogFormatError.self) { try CosignerKey(parsing: vkey) }
                for role in ["log", "witness a"] {
                    #expect(throws: LogFormatError.self) {
                        try TrustPolicy(parsing: Array("\(role) \(vkey)\nquorum none\n".utf8))
                    }
                }
            }
        }
        try refusesOtherSpellings()
    }

    private func refusesOtherSpellings() throws {
        let bench = try AttackBench(3)
        let note = try WitnessUnderAttack.note(bench.storage, size: 3)
        let line = note.signatures[0]
        var carry: UInt16 = 0
        var larger = line.signature
        for place in 0..<32 {
            carry += UInt16(larger[32 + place]) + UInt16(Self.order[place])
            larger[32 + place] = UInt8(truncatingIfNeeded: carry)
            carry >>= 8
        }
        var point = line.signature
        point.replaceSubrange(0..<32, with: [0xee] + [UInt8](repeating: 0xff, count: 30) + [0x7f])
        for signature in [larger, point] {
            let forged = NoteSignature(
                name: line.name, identifier: line.identifier, signature: signature)
            try bench.expectInvalid("checkpoint") {
                $0 = try SignedNote(text: note.text, signatures: [forged]).bytes
            }
        }
    }
}
