// Pseudonyms of people.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct SubjectTagTests {
    @Test func `a tag is sixteen bytes and reads back`() {
        let bytes = (1...16).map { UInt8($0 * 15) }
        let tag = SubjectTag(bytes: bytes)
        #expect(tag?.bytes == bytes)
        #expect(tag?.prefix == 0x0F1E_2D3C_4B5A_6978)
        #expect(tag?.description == "s-0f1e2d3c4b5a6978")
        #expect(SubjectTag(bytes: bytes.dropLast()) == nil)
        #expect(SubjectTag(bytes: bytes + [0]) == nil)
    }

    @Test func `tags compare as their bytes do`() throws {
        var numbers = SeededNumbers(1)
        for _ in 0..<2_000 {
            let one = (0..<16).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            var two = one
            two[Int.random(in: 0..<16, using: &numbers)] = UInt8.random(
                in: 0...255, using: &numbers)
            let isLess = try #require(SubjectTag(bytes: one)) < #require(SubjectTag(bytes: two))
            #expect(isLess == one.lexicographicallyPrecedes(two))
        }
    }
}
