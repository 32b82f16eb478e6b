// Secret bytes, random bytes and their comparison.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

/// What holds for bytes in memory.
struct SecretBytesTests {
    @Test func `a secret lends the bytes it was made from`() {
        let secret = SecretBytes(copying: [1, 2, 3])
        #expect(secret.count == 3)
        #expect(secret.exposed() == [1, 2, 3])
        #expect(SecretBytes(copying: []).withBytes { $0.count } == 0)
    }

    @Test func `a duplicate outlives its original`() {
        var original: SecretBytes? = SecretBytes(copying: [1, 2, 3])
        let duplicate = original?.duplicate()
        original = nil
        #expect(duplicate?.exposed() == [1, 2, 3])
    }

    @Test func `random secrets differ`() {
        let first = SecretBytes(randomCount: 32).exposed()
        let second = SecretBytes(randomCount: 32).exposed()
        #expect(first != second)
        #expect(first.count == 32)
    }

    @Test func `random bytes differ and have the length asked for`() throws {
        #expect(try Randomness.bytes(0) == [])
        let first = try Randomness.bytes(16)
        #expect(first.count == 16)
        #expect(try Randomness.bytes(16) != first)
    }

    @Test func `identifiers of one instant differ, and later ones sort behind`() throws {
        let instant = Instant(seconds: 1_700_000_000)
        let first: Identifier<Transfer> = try Randomness.identifier(at: instant)
        let second: Identifier<Transfer> = try Randomness.identifier(at: instant)
        let later: Identifier<Transfer> = try Randomness.identifier(
            at: instant.advanced(bySeconds: 1))
        #expect(first != second)
        #expect(max(first, second) < later)
    }

    @Test func `bytes are equal when length and every byte are`() {
        #expect(ConstantTime.areEqual([], []))
        #expect(ConstantTime.areEqual([1, 2], [1, 2]))
        #expect(!ConstantTime.areEqual([1, 2], [1, 3]))
        #expect(!ConstantTime.areEqual([1, 2], [0, 2]))
        #expect(!ConstantTime.areEqual([1, 2], [1]))
    }
}
