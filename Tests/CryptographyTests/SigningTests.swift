// Signing and checking signatures.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

/// Ed25519 against Wycheproof and the community's edge cases.
struct SigningTests {
    struct Group: Decodable {
        struct Key: Decodable { let pk: HexadecimalBytes }
        struct Case: Decodable {
            let tcId: Int
            let msg, sig: HexadecimalBytes
            let result: String
        }
        let publicKey: Key
        let tests: [Case]
    }

    struct EdgeCase: Decodable {
        let number: Int
        let key, sig: HexadecimalBytes
        let msg: String
        let flags: [String]?
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `every published signature is accepted or refused as published`() throws {
        let file = try Vectors.decode("wycheproof/ed25519_test.json", as: Wycheproof<Group>.self)
        var (valid, invalid) = (0, 0)
        for group in file.testGroups {
            let key = try #require(VerificationKey(bytes: group.publicKey.pk.bytes))
            for test in group.tests {
                let isGood = key.verifies(test.sig.bytes, of: test.msg.bytes)
                #expect(isGood == (test.result == "valid"), "test \(test.tcId)")
                if isGood { valid += 1 } else { invalid += 1 }
            }
        }
        #expect(valid == 88)
        #expect(invalid == 63)
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `of the edge cases 86 verify, and no low-order key can be loaded`() throws {
        let cases = try Vectors.decode("cctv/ed25519vectors.json", as: [EdgeCase].self)
        #expect(cases.count == 914)
        var accepted = 0
        var lowOrder: Set<[UInt8]> = []
        for edge in cases {
            let flags = Set(edge.flags ?? [])
            let key = VerificationKey(bytes: edge.key.bytes)
            if flags.contains("low_order_A") {
                lowOrder.insert(edge.key.bytes)
                #expect(key == nil, "case \(edge.number)")
            }
            if flags.contains("non_canonical_A") { #expect(key == nil, "case \(edge.number)") }
            let isGood = key?.verifies(edge.sig.bytes, of: Array(edge.msg.utf8)) ?? false
            let isExpected = flags.isDisjoint(with: [
                "low_order_A", "non_canonical_R", "low_order_residue",
            ])
            #expect(isGood == isExpected, "case \(edge.number)")
            if isGood { accepted += 1 }
        }
        #expect(lowOrder.count == 14)
        #expect(accepted == 86)
    }

    @Test func `a coordinate of the prime or more is refused, one below it is not`() {
        var bytes = [0xed] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
        for low in UInt8(0xed)...0xff {
            bytes[0] = low
            #expect(VerificationKey(bytes: bytes) == nil)
        }
        bytes[0] = 0xeb
        #expect(VerificationKey(bytes: bytes) != nil)
        #expect(VerificationKey(bytes: bytes.dropLast()) == nil)
    }

    @Test func `the standard's seed gives the standard's key and signature`() throws {
        // RFC 8032, section 7.1, test 2.
        let seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
        let publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
        let signature =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        let key = try SigningKey(
            seed: SecretBytes(copying: try #require(Hexadecimal.bytes(of: seed))))
        #expect(Hexadecimal.text(of: key.verificationKey.bytes) == publicKey)
        #expect(Hexadecimal.text(of: try key.signature(of: [0x72])) == signature)
    }

    @Test func `a new key's signature holds for its message only`() throws {
        let key = try SigningKey()
        let signature = try key.signature(of: [1, 2, 3])
        #expect(key.verificationKey.verifies(signature, of: [1, 2, 3]))
        #expect(!key.verificationKey.verifies(signature, of: [1, 2, 4]))
        #expect(!key.verificationKey.verifies(signature, of: []))
        #expect(!key.verificationKey.verifies(Array(signature.dropLast()), of: [1, 2, 3]))
        #expect(try SigningKey().verificationKey != key.verificationKey)
    }

    @Test func `the seed that is given out makes the same key again`() throws {
        let key = try SigningKey()
        #expect(try SigningKey(seed: key.seed()).verificationKey == key.verificationKey)
        let lent = key.withSeed { $0.exposed() }
        #expect(lent == key.seed().exposed())
    }

    @Test func `a seed of another length is refused`() {
        #expect(throws: CryptographyError.wrongLength(what: "a signing seed", count: 31)) {
            _ = try SigningKey(seed: SecretBytes(randomCount: 31))
        }
    }
}
