// The salt of one person's payload digest.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The salt of one person's payload digest: 16 random bytes.
///
/// Without it a payload could be guessed from its digest, because few people have a given name.
public struct SubjectSalt: Hashable, Sendable {
    private let high, low: UInt64

    /// Takes the two big-endian words as they are.
    public init(_ high: UInt64, _ low: UInt64) { (self.high, self.low) = (high, low) }

    /// Reads exactly 16 bytes; nil for any other number.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Adds the 16 bytes to the end of `bytes`.
    public func append(to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: high >> shift))
        }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: low >> shift))
        }
    }

    /// Puts the 16 bytes in the place of those from `offset` on, for a million at a time.
    public func write(to bytes: inout MutableRawSpan, at offset: Int) {
        bytes.storeBytes(of: high.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    }
}
