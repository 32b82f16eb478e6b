// Whole numbers as the formats write them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whole numbers as the formats write them: fixed width, highest byte first.
enum BigEndian {
    /// Adds the bytes of `value` to the end of `bytes`.
    static func append(_ value: some FixedWidthInteger & UnsignedInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// The number in 8 bytes from `position` on.
    static func word(in bytes: [UInt8], at position: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in position..<position + 8 { word = word << 8 | UInt64(bytes[index]) }
        return word
    }
}
