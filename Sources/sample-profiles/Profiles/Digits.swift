// Numbers, days and instants as bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Numbers, days and instants as bytes, without a text in between.
enum Digits {
    /// Adds a number of 0 or more.
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        append(number, width: 1, to: &bytes)
    }

    /// Adds a number of 0 or more with at least `width` digits.
    static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
        var width = width
        var unit = 1
        while number / unit >= 10 || width > 1 {
            unit *= 10
            width -= 1
        }
        while unit > 0 {
            bytes.append(0x30 + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// Adds `YYYY-MM-DD`.
    static func append(day: Int, to bytes: inout [UInt8]) {
        let date = CalendarDate(daysSinceEpoch: day)
        append(date.year, width: 4, to: &bytes)
        bytes.append(0x2D)
        append(date.month, width: 2, to: &bytes)
        bytes.append(0x2D)
        append(date.day, width: 2, to: &bytes)
    }

    /// Adds `YYYY-MM-DDThh:mm:ssZ`, or the same with another mark for `T`.
    static func append(second: Int, mark: UInt8 = 0x54, to bytes: inout [UInt8]) {
        append(day: second / 86_400, to: &bytes)
        bytes.append(mark)
        append(second / 3600 % 24, width: 2, to: &bytes)
        bytes.append(0x3A)
        append(second / 60 % 60, width: 2, to: &bytes)
        bytes.append(0x3A)
        append(second % 60, width: 2, to: &bytes)
        bytes.append(0x5A)
    }
}
