// Sealing many blocks under one key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Testing

struct BlockSealingTests {
    private let place: [UInt8] = [1, 2, 3]

    private func sealing(_ byte: UInt8 = 7) -> BlockSealing {
        BlockSealing(key: SecretBytes(copying: [UInt8](repeating: byte, count: 32)))
    }

    @Test(arguments: [0, 1, 15, 16, 17, 65_472])
    func `a sealed block opens to what it was`(count: Int) throws {
        let block = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sealed = try sealing().seal(block, associatedData: place)
        #expect(sealed.count == count + BlockSealing.overhead)
        #expect(try sealing().open(sealed, associatedData: place) == block)
    }

    @Test func `two sealings of one block share no nonce`() throws {
        let sealing = sealing()
        let first = try sealing.seal([1], associatedData: place)
        let second = try sealing.seal([1], associatedData: place)
        #expect(first.prefix(12) != second.prefix(12))
    }

    @Test func `a sealed block is what a sealed secret is`() throws {
        let box = try Sealing.seal(
            SecretBytes(copying: [5, 6, 7]),
            under: SecretBytes(copying: [UInt8](repeating: 7, count: 32)), associatedData: place)
        #expect(try sealing().open(box.bytes, associatedData: place) == [5, 6, 7])
    }

    @Test func `every flipped bit is refused`() throws {
        let sealed = try sealing().seal([5, 6, 7], associatedData: place)
        for position in 0..<sealed.count * 8 {
            var changed = sealed
            changed[position / 8] ^= 1 << UInt8(position % 8)
            #expect(throws: CryptographyError.notAuthentic) {
                try sealing().open(changed, associatedData: place)
            }
        }
    }

    @Test func `every truncation is refused`() throws {
        let sealed = try sealing().seal([5, 6, 7], associatedData: place)
        for count in sealed.indices {
            #expect(throws: CryptographyError.notAuthentic) {
                try sealing().open(Array(sealed.prefix(count)), associatedData: place)
            }
        }
    }

    @Test func `another key or another place does not open it`() throws {
        let sealed = try sealing().seal([5, 6, 7], associatedData: place)
        #expect(throws: CryptographyError.notAuthentic) {
            try sealing(8).open(sealed, associatedData: place)
        }
        #expect(throws: CryptographyError.notAuthentic) {
            try sealing().open(sealed, associatedData: [1, 2])
        }
    }

    @Test func `a key of another length is refused`() {
        #expect(throws: CryptographyError.wrongLength(what: "a sealing key", count: 31)) {
            try BlockSealing(key: SecretBytes(copying: [UInt8](repeating: 7, count: 31)))
                .seal([1], associatedData: [])
        }
    }
}
