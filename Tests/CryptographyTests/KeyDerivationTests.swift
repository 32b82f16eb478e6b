// Derived keys.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Testing

/// HKDF against Wycheproof, scrypt against RFC 7914.
struct KeyDerivationTests {
    struct Group: Decodable {
        struct Case: Decodable {
            let tcId, size: Int
            let ikm, salt, info, okm: HexadecimalBytes
            let result: String
        }
        let tests: [Case]
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `every published derivation gives the published key or is refused`() throws {
        let file = try Vectors.decode(
            "wycheproof/hkdf_sha256_test.json", as: Wycheproof<Group>.self)
        var (valid, invalid) = (0, 0)
        for test in file.testGroups.flatMap(\.tests) {
            let secret = SecretBytes(copying: test.ikm.bytes)
            do {
                let key = try KeyDerivation.hkdf(
                    secret, salt: test.salt.bytes, info: test.info.bytes, count: test.size)
                #expect(key.exposed() == test.okm.bytes, "test \(test.tcId)")
                #expect(test.result == "valid", "test \(test.tcId)")
                valid += 1
            } catch {
                #expect(test.result == "invalid", "test \(test.tcId)")
                #expect(error == .wrongLength(what: "a derived key", count: test.size))
                invalid += 1
            }
        }
        #expect(valid == 83)
        #expect(invalid == 3)
    }

    @Test func `keys for two purposes differ`() throws {
        let secret = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
        let first = try KeyDerivation.hkdf(secret, salt: [], info: [1], count: 32)
        let second = try KeyDerivation.hkdf(secret, salt: [], info: [2], count: 32)
        #expect(first.exposed() != second.exposed())
    }

    @Test func `an empty passphrase has the standard's scrypt key`() throws {
        let key = try KeyDerivation.scrypt(
            SecretBytes(copying: []), salt: [], rounds: 16, blocks: 1, lanes: 1, count: 16)
        // RFC 7914, section 12, first test, first 16 bytes.
        let expected: [UInt8] = [
            0x77, 0xd6, 0x57, 0x62, 0x38, 0x65, 0x7b, 0x20, 0x3b, 0x19, 0xca, 0x42, 0xc1, 0x8a,
            0x04, 0x97,
        ]
        #expect(key.exposed() == expected)
    }

    @Test func `a passphrase has the standard's scrypt key`() throws {
        let key = try KeyDerivation.scrypt(
            SecretBytes(copying: Array("password".utf8)), salt: Array("NaCl".utf8), rounds: 1024,
            blocks: 8, lanes: 16, count: 16)
        // RFC 7914, section 12, second test, first 16 bytes.
        let expected: [UInt8] = [
            0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00, 0x78, 0x56, 0xe7, 0x19, 0x0d, 0x01,
            0xe9, 0xfe,
        ]
        #expect(key.exposed() == expected)
    }

    @Test func `the house's own cost fits into OpenSSL's memory limit`() throws {
        let passphrase = SecretBytes(copying: Array("correct horse".utf8))
        let key = try KeyDerivation.scrypt(passphrase, salt: [1, 2, 3], count: 32)
        #expect(key.count == 32)
        #expect(key.exposed() != [UInt8](repeating: 0, count: 32))
    }
}
