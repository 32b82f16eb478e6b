// Keys that a passphrase seals.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Foundation
import Testing

struct PassphraseSealedKeyTests {
    private func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

    @Test func `a sealed key opens under its passphrase and for its purpose alone`() throws {
        let key = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let sealed = try PassphraseSealedKey(
            sealing: key, under: secret("correct horse"), for: "log-signing")
        let opened = try sealed.open(under: secret("correct horse"), for: "log-signing")
        #expect(opened.exposed() == key.exposed())
        #expect(throws: CryptographyError.notAuthentic) {
            _ = try sealed.open(under: secret("correct hors"), for: "log-signing")
        }
        #expect(throws: CryptographyError.notAuthentic) {
            _ = try sealed.open(under: secret("correct horse"), for: "key-encryption")
        }
    }

    @Test func `it reads back from its own bytes, and from no others`() throws {
        let key = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let sealed = try PassphraseSealedKey(sealing: key, under: secret("a"), for: "b")
        #expect(sealed.bytes.count == PassphraseSealedKey.byteCount)
        #expect(PassphraseSealedKey(bytes: sealed.bytes) == sealed)
        #expect(PassphraseSealedKey(bytes: sealed.bytes + [0]) == nil)
        #expect(PassphraseSealedKey(bytes: sealed.bytes.dropLast()) == nil)
        #expect(PassphraseSealedKey(bytes: [0] + sealed.bytes.dropFirst()) == nil)
    }

    @Test func `two sealings of one key share neither salt nor nonce`() throws {
        let key = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let one = try PassphraseSealedKey(sealing: key, under: secret("a"), for: "b").bytes
        let two = try PassphraseSealedKey(sealing: key, under: secret("a"), for: "b").bytes
        #expect(one[8..<40] != two[8..<40] && one[40..<52] != two[40..<52])
    }

    @Test func `a key of another length is not sealed`() {
        #expect(throws: CryptographyError.self) {
            try PassphraseSealedKey(
                sealing: SecretBytes(copying: [1]), under: secret("a"), for: "b")
        }
    }
}
