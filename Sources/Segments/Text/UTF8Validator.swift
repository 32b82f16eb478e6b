// Whether bytes are UTF-8.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whether bytes are well-formed UTF-8, checked piece by piece: the Unicode Standard, table 3-7.
package struct UTF8Validator {
    /// Bytes of the present character that are still to come.
    private var missing = 0
    /// Bytes of the present character that were there.
    private var seen = 0
    /// What the next byte of the present character may be.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Before the first byte.
    package init() {}

    /// Whether the bytes so far end with a whole character.
    package var isComplete: Bool { missing == 0 }

    /// Bytes of a character that has begun and not ended.
    package var openCount: Int { missing == 0 ? 0 : seen }

    /// Checks the next bytes; gives the place where the first wrong character begins.
    ///
    /// The place is negative when the character began that many bytes before this piece.
    package mutating func firstProblem(in bytes: Span<UInt8>) -> Int? {
        var position = 0
        while position < bytes.count {
            if missing == 0 {
                position = Self.endOfASCII(in: bytes, from: position)
                guard position < bytes.count else { return nil }
                guard begin(bytes[position]) else { return position }
            } else {
                guard (lowest...highest).contains(bytes[position]) else { return position - seen }
                (lowest, highest) = (0x80, 0xBF)
                seen += 1
                missing -= 1
            }
            position += 1
        }
        return nil
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        (lowest, highest, seen) = (0x80, 0xBF, 1)
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF:
            missing = 2
            if byte == 0xE0 { lowest = 0xA0 }  // shorter forms exist
            if byte == 0xED { highest = 0x9F }  // surrogates
        case 0xF0...0xF4:
            missing = 3
            if byte == 0xF0 { lowest = 0x90 }  // shorter forms exist
            if byte == 0xF4 { highest = 0x8F }  // beyond U+10FFFF
        default: return false
        }
        return true
    }

    /// The first place from `start` on that is not ASCII; eight bytes at a time.
    private static func endOfASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
        var position = start
        let raw = unsafe bytes.bytes
        while position + 8 <= bytes.count,
            unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                & 0x8080_8080_8080_8080 == 0
        {
            position += 8
        }
        while position < bytes.count, bytes[position] < 0x80 { position += 1 }
        return position
    }
}
