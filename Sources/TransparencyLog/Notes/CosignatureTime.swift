// When a cosignature was made.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// When a cosignature was made: whole seconds since 1970, from 1 to 2^63 - 1.
public struct CosignatureTime: Hashable, Comparable, Sendable {
    /// Seconds since the beginning of 1970, UTC.
    public let seconds: UInt64

    /// Takes a number of seconds; nil for 0, by which no witness dates, and for 2^63 or more.
    public init?(seconds: UInt64) {
        guard (1...UInt64(Int64.max)).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// Earlier first.
    public static func < (left: CosignatureTime, right: CosignatureTime) -> Bool {
        left.seconds < right.seconds
    }
}
