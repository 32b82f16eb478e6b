// The pseudonym of a person within one epoch's transfers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The pseudonym of one person in the subject records of an epoch: 16 bytes.
///
/// The first half of an HMAC-SHA-256 under the epoch's key, so that destroying that key ends
/// linkability and leaves every proof standing.
public struct SubjectTag: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let high, low: UInt64

    /// Takes the two big-endian words as they are.
    public init(_ high: UInt64, _ low: UInt64) { (self.high, self.low) = (high, low) }

    /// Reads exactly 16 bytes; nil for any other number.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> UInt64($0))
            }
        }
    }

    /// Puts the 16 bytes in the place of those from `offset` on, for a million at a time.
    public func write(to bytes: inout MutableRawSpan, at offset: Int) {
        bytes.storeBytes(of: high.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    }

    /// The upper 64 bits: enough to sort by radix before the full comparison.
    public var prefix: UInt64 { high }

    /// Byte order, unsigned.
    public static func < (left: SubjectTag, right: SubjectTag) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// `s-` and 16 hexadecimal digits: what people see of a pseudonym.
    public var description: String { "s-" + Hexadecimal.text(of: bytes.prefix(8)) }
}
