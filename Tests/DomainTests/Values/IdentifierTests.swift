// Identifiers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

struct IdentifierTests {
    private enum Thing {}

    private static let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

    @Test(
        arguments: [
            (0, [UInt8](repeating: 0, count: 10), "00000000000000000000000000"),
            (1_469_918_176_385, [UInt8](repeating: 255, count: 10), "01ARYZ6S41ZZZZZZZZZZZZZZZZ"),
            (281_474_976_710_655, [UInt8](repeating: 255, count: 10), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"),
        ] as [(Int64, [UInt8], String)])
    func `time and randomness are spelt as ULIDs are`(
        milliseconds: Int64, random: [UInt8], text: String
    ) {
        let instant = Instant(microseconds: milliseconds * 1_000 + 999)
        #expect(Identifier<Thing>(at: instant, random: random)?.description == text)
    }

    @Test func `texts read back, and order is the order of the texts and of the bytes`() throws {
        var numbers = SeededNumbers(7)
        var last: Identifier<Thing>?
        for _ in 0..<2_000 {
            let instant = Instant(microseconds: Int64.random(in: 0...(1 << 57), using: &numbers))
            let random = (0..<10).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            let identifier = try #require(Identifier<Thing>(at: instant, random: random))
            #expect(Identifier<Thing>(identifier.description) == identifier)
            #expect(identifier.bytes.count == 16 && identifier.bytes.suffix(10) == random[...])
            if let last {
                #expect((last < identifier) == (last.description < identifier.description))
                #expect(
                    (last < identifier) == last.bytes.lexicographicallyPrecedes(identifier.bytes))
            }
            last = identifier
        }
    }

    @Test(arguments: [
        "", "0000000000000000000000000", "000000000000000000000000000",
        "80000000000000000000000000", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "01aryz6s41zzzzzzzzzzzzzzzz",
        "01ARYZ6S41ZZZZZZZZZZZZZZZI", "01ARYZ6S41ZZZZZZZZZZZZZZZL", "01ARYZ6S41ZZZZZZZZZZZZZZZO",
        "01ARYZ6S41ZZZZZZZZZZZZZZZU", "01ARYZ6S41ZZZZZZZZZZZZZZZ ", "01ARYZ6S41-ZZZZZZZZZZZZZZZ",
        "01ARYZ6S41ZZZZZZZZZZZZZZé",
    ])
    func `anything else is no identifier`(text: String) {
        #expect(Identifier<Thing>(text) == nil)
    }

    @Test(arguments: [0, 9, 11])
    func `another number of random bytes makes none`(count: Int) {
        let random = [UInt8](repeating: 1, count: count)
        #expect(Identifier<Thing>(at: Instant(microseconds: 0), random: random) == nil)
    }

    @Test func `a time before the epoch counts as the epoch`() {
        let random = [UInt8](repeating: 0, count: 10)
        let identifier = Identifier<Thing>(at: Instant(microseconds: -5_000_000), random: random)
        #expect(identifier?.description == "00000000000000000000000000")
    }

    @Test func `an identifier is coded as its text, and nothing else is decoded`() throws {
        let identifier = try #require(Identifier<Thing>("01ARYZ6S41ZZZZZZZZZZZZZZZZ"))
        let data = try JSONEncoder().encode([identifier])
        #expect(try JSONDecoder().decode([Identifier<Thing>].self, from: data) == [identifier])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Identifier<Thing>].self, from: Data(#"["x"]"#.utf8))
        }
    }
}
