// Which encodings of a curve point are refused as a key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which 32-byte encodings of a point on edwards25519 are refused as a key (RFC 8032, section 5.1).
///
/// An encoding is the y coordinate, little-endian, with the sign of x in the highest bit.
enum EdwardsEncoding {
    /// Whether y is below the field's prime, 2^255 - 19.
    static func isCanonical(_ bytes: [UInt8]) -> Bool {
        let isAllOnes = bytes[1..<31].allSatisfy { $0 == 0xff } && bytes[31] & 0x7f == 0x7f
        return !isAllOnes || bytes[0] < 0xed
    }

    /// Whether the point is one of the eight of low order, in any of their 14 encodings.
    static func isLowOrder(_ bytes: [UInt8]) -> Bool {
        let coordinate = bytes[..<31] + [bytes[31] & 0x7f]
        return lowOrderCoordinates.contains { $0.elementsEqual(coordinate) }
    }

    /// The y coordinates of the points of low order; each is refused with either sign.
    private static let lowOrderCoordinates: [[UInt8]] = [
        [0] + zeros + [0],
        [1] + zeros + [0],
        orderEight,
        negatedOrderEight,
        [0xec] + ones + [0x7f],
        [0xed] + ones + [0x7f],
        [0xee] + ones + [0x7f],
    ]

    private static let zeros = [UInt8](repeating: 0, count: 30)
    private static let ones = [UInt8](repeating: 0xff, count: 30)
    /// The points of order eight come with this y and with its negative.
    private static let orderEight: [UInt8] = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89,
        0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39,
        0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ]
    private static let negatedOrderEight: [UInt8] = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76,
        0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6,
        0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ]
}
