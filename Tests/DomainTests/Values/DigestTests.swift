// Digests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct DigestTests {
    private enum Thing {}
    private enum Other {}

    private static func bytes(_ numbers: inout SeededNumbers) -> [UInt8] {
        (0..<32).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    }

    @Test func `bytes and hexadecimal digits read back`() throws {
        var numbers = SeededNumbers(11)
        for _ in 0..<500 {
            let bytes = Self.bytes(&numbers)
            let digest = try #require(Digest<Thing>(bytes: bytes))
            #expect(digest.bytes == bytes)
            #expect(digest.hexadecimal == Hexadecimal.text(of: bytes))
            #expect(Digest<Thing>(hexadecimal: digest.hexadecimal) == digest)
            #expect(digest.retagged(as: Other.self).bytes == bytes)
        }
    }

    @Test func `digests compare as their bytes do`() throws {
        var numbers = SeededNumbers(12)
        for _ in 0..<2_000 {
            let one = Self.bytes(&numbers)
            var two = one
            two[Int.random(in: 0..<32, using: &numbers)] = UInt8.random(
                in: 0...255, using: &numbers)
            let isLess =
                try #require(Digest<Thing>(bytes: one)) < #require(Digest<Thing>(bytes: two))
            #expect(isLess == one.lexicographicallyPrecedes(two))
        }
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func `another number of bytes is no digest`(count: Int) {
        #expect(Digest<Thing>(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func `only 64 small digits are a digest's text`() {
        let good = String(repeating: "0a", count: 32)
        #expect(Digest<Thing>(hexadecimal: good) != nil)
        for bad in [
            good.uppercased(), String(good.dropLast()), good + "0a", good + " ",
            "0x" + good.dropLast(2),
        ] {
            #expect(Digest<Thing>(hexadecimal: bad) == nil)
        }
    }

    @Test func `no digest is 32 zero bytes`() {
        #expect(Digest<Thing>.zero.bytes == [UInt8](repeating: 0, count: 32))
    }
}
