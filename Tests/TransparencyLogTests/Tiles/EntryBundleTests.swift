// Entries joined and taken apart.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct EntryBundleTests {
    @Test func `bundles of every width and of random entries read back`() throws {
        var numbers = SeededNumbers(4)
        for width in 1...256 {
            let entries = (0..<width).map { _ in
                (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
                    UInt8.random(in: 0...255, using: &numbers)
                }
            }
            #expect(try EntryBundle.decode(EntryBundle.encode(entries), width: width) == entries)
        }
    }

    @Test func `each entry stands after its length in two bytes, high byte first`() throws {
        let long = [UInt8](repeating: 7, count: 258)
        #expect(try EntryBundle.encode([[9], [], long]) == [0, 1, 9, 0, 0, 1, 2] + long)
    }

    @Test func `the longest entry fits, a longer one does not`() throws {
        let longest = [UInt8](repeating: 1, count: 65_535)
        #expect(try EntryBundle.decode(EntryBundle.encode([longest]), width: 1) == [longest])
        #expect(throws: LogFormatError.self) { try EntryBundle.encode([longest + [1]]) }
    }

    @Test(arguments: [0, 257])
    func `no entry and more than 256 make no bundle`(count: Int) {
        #expect(throws: LogFormatError.self) {
            try EntryBundle.encode([[UInt8]](repeating: [1], count: count))
        }
    }

    @Test func `a bundle cut off anywhere is refused`() throws {
        let bytes = try EntryBundle.encode([[1, 2, 3], [], [4]])
        for count in bytes.indices {
            #expect(throws: LogFormatError.self) {
                try EntryBundle.decode(Array(bytes.prefix(count)), width: 3)
            }
        }
    }

    @Test(arguments: [0, 1, 2, 4])
    func `a bundle of another width is refused`(width: Int) throws {
        let bytes = try EntryBundle.encode([[1, 2, 3], [], [4]])
        #expect(throws: LogFormatError.self) { try EntryBundle.decode(bytes, width: width) }
    }

    @Test func `a byte after the last entry is refused`() throws {
        let bytes = try EntryBundle.encode([[1]]) + [0]
        #expect(throws: LogFormatError.self) { try EntryBundle.decode(bytes, width: 1) }
    }
}
