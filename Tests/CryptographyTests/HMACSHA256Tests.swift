// Message authentication codes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

/// HMAC-SHA-256 against Wycheproof.
struct HMACSHA256Tests {
    struct Group: Decodable {
        struct Case: Decodable {
            let tcId: Int
            let key, msg, tag: HexadecimalBytes
            let result: String
        }
        let tagSize: Int
        let tests: [Case]
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `every published code is accepted or refused as published`() throws {
        let file = try Vectors.decode(
            "wycheproof/hmac_sha256_test.json", as: Wycheproof<Group>.self)
        var (valid, invalid) = (0, 0)
        for group in file.testGroups {
            for test in group.tests {
                let hmac = HMACSHA256(key: SecretBytes(copying: test.key.bytes))
                let code: Digest<SourceFile> = hmac.authenticate(test.msg.bytes)
                let isEqual = ConstantTime.areEqual(
                    Array(code.bytes.prefix(group.tagSize / 8)), test.tag.bytes)
                #expect(isEqual == (test.result == "valid"), "test \(test.tcId)")
                if isEqual { valid += 1 } else { invalid += 1 }
            }
        }
        #expect(valid == 66)
        #expect(invalid == 108)
    }

    @Test func `a key made ready once gives the same code each time, whole or in pieces`() {
        var hmac = HMACSHA256(key: SecretBytes(copying: Array("Jefe".utf8)))
        let message = Array("what do ya want for nothing?".utf8)
        let tail = message[9...]
        // RFC 4231, test case 2.
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        for _ in 0..<3 {
            hmac.update(message[..<5])
            hmac.update(Array(message[5..<9]))
            #expect(hmac.authenticate(message, as: SourceFile.self).hexadecimal == expected)
            hmac.update(tail.span)
            #expect(hmac.finish(as: SourceFile.self).hexadecimal == expected)
        }
    }

    @Test func `an empty key and an empty message have a code`() {
        let hmac = HMACSHA256(key: SecretBytes(copying: []))
        #expect(
            hmac.authenticate([], as: SourceFile.self).hexadecimal
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }
}
