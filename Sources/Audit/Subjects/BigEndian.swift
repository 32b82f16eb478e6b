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

    /// The number that the bytes spell; bytes beyond the width of `Value` are lost from the left.
    static func value<Value: FixedWidthInteger & UnsignedInteger>(
        of bytes: some Sequence<UInt8>, as _: Value.Type = Value.self
    ) -> Value {
        bytes.reduce(0) { $0 << 8 | Value($1) }
    }
}
