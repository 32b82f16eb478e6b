// Where a field's bytes stand.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a field's bytes stand in its batch; no bytes means the field is absent.
///
/// An empty value and a missing one are the same thing here: neither is known, so neither leaves.
public struct FieldRange: Hashable, Sendable {
    /// First byte, from the start of the batch.
    public let start: UInt32
    /// Number of bytes.
    public let count: UInt32

    /// Takes both as they are.
    public init(start: Int, count: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.count = UInt32(truncatingIfNeeded: count)
    }

    /// A field that is not there.
    public static let absent = FieldRange(start: 0, count: 0)

    /// Whether there is nothing to read.
    public var isAbsent: Bool { count == 0 }

    /// The same as a range of indices.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
