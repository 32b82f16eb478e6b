// How large a tree may be.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How large a tree may be, and where it is cut in two.
enum TreeSize {
    /// The largest size: 2^63 - 1.
    static let limit = UInt64(Int64.max)

    /// The largest power of two below `count`, which is 2 or more.
    static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
