// Sealing and opening.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Testing

/// AES-256-GCM against Wycheproof, and what sealing promises beyond it.
struct SealingTests {
    struct Group: Decodable {
        struct Case: Decodable {
            let tcId: Int
            let key, iv, aad, msg, ct, tag: HexadecimalBytes
            let result: String
        }
        let ivSize, keySize, tagSize: Int
        let tests: [Case]
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `every published box of our sizes opens or is refused as published`() throws {
        let file = try Vectors.decode("wycheproof/aes_gcm_test.json", as: Wycheproof<Group>.self)
        #expect(file.numberOfTests == 316)
        let groups = file.testGroups.filter {
            $0.keySize == 256 && $0.ivSize == 96 && $0.tagSize == 128
        }
        var tried = 0
        for test in groups.flatMap(\.tests) {
            let key = SecretBytes(copying: test.key.bytes)
            let stored = test.iv.bytes + test.ct.bytes + test.tag.bytes
            let box = try #require(SealedBox(bytes: stored))
            do {
                let secret = try Sealing.open(box, under: key, associatedData: test.aad.bytes)
                #expect(secret.exposed() == test.msg.bytes, "test \(test.tcId)")
                #expect(test.result == "valid", "test \(test.tcId)")
                let again = try Sealing.seal(
                    secret, under: key, nonce: test.iv.bytes, associatedData: test.aad.bytes)
                #expect(again == box, "test \(test.tcId)")
            } catch {
                #expect(error == .notAuthentic, "test \(test.tcId)")
                #expect(test.result == "invalid", "test \(test.tcId)")
            }
            tried += 1
        }
        #expect(tried == 66)
    }

    static let key = [UInt8](repeating: 9, count: 32)
    static let purpose = Array("exeat/test/1".utf8)

    @Test(arguments: [0, 1, 15, 16, 17, 100])
    func `what was sealed opens to the same bytes`(count: Int) throws {
        let bytes = (0..<count).map { UInt8($0) }
        let key = SecretBytes(copying: Self.key)
        let box = try Sealing.seal(
            SecretBytes(copying: bytes), under: key, associatedData: Self.purpose)
        #expect(box.bytes.count == count + 28)
        let read = try #require(SealedBox(bytes: box.bytes))
        let secret = try Sealing.open(read, under: key, associatedData: Self.purpose)
        #expect(secret.exposed() == bytes)
    }

    @Test func `a flipped bit anywhere keeps a box shut`() throws {
        let key = SecretBytes(copying: Self.key)
        let box = try Sealing.seal(
            SecretBytes(copying: [1, 2, 3]), under: key, associatedData: Self.purpose)
        for place in box.bytes.indices {
            for bit in 0..<8 {
                var bytes = box.bytes
                bytes[place] ^= 1 << UInt8(bit)
                let changed = try #require(SealedBox(bytes: bytes))
                #expect(throws: CryptographyError.notAuthentic) {
                    _ = try Sealing.open(changed, under: key, associatedData: Self.purpose)
                }
            }
        }
    }

    @Test func `another purpose or another key keeps a box shut`() throws {
        let key = SecretBytes(copying: Self.key)
        let box = try Sealing.seal(
            SecretBytes(copying: [1, 2, 3]), under: key, associatedData: Self.purpose)
        #expect(throws: CryptographyError.notAuthentic) {
            _ = try Sealing.open(box, under: key, associatedData: Array("exeat/test/2".utf8))
        }
        let other = SecretBytes(copying: [UInt8](repeating: 8, count: 32))
        #expect(throws: CryptographyError.notAuthentic) {
            _ = try Sealing.open(box, under: other, associatedData: Self.purpose)
        }
    }

    @Test func `two sealings of one secret share no nonce`() throws {
        let key = SecretBytes(copying: Self.key)
        let secret = SecretBytes(copying: [1, 2, 3])
        let first = try Sealing.seal(secret, under: key, associatedData: [])
        let second = try Sealing.seal(secret, under: key, associatedData: [])
        #expect(first.bytes.prefix(12) != second.bytes.prefix(12))
    }

    @Test(arguments: [0, 16, 31, 33])
    func `a key of another length is refused`(count: Int) {
        #expect(throws: CryptographyError.wrongLength(what: "a sealing key", count: count)) {
            _ = try Sealing.seal(
                SecretBytes(copying: [1]), under: SecretBytes(randomCount: count),
                associatedData: [])
        }
    }

    @Test func `too few bytes are no box`() {
        #expect(SealedBox(bytes: [UInt8](repeating: 0, count: 27)) == nil)
        #expect(SealedBox(bytes: [UInt8](repeating: 0, count: 28)) != nil)
    }
}
