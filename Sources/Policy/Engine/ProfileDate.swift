// Reads a day from a profile without allocating.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads a day from a profile as the number `YYYYMMDD`, which orders as days do.
enum ProfileDate {
    /// The day; nil when the bytes are not one.
    ///
    /// `YYYY-MM-DD` is read in place. A day before a time of day takes the slower way.
    static func key(in value: ArraySlice<UInt8>) -> Int? {
        guard value.count == 10 else {
            return CalendarDate(utf8: value).map { Self.key(of: $0) }
        }
        let start = value.startIndex
        guard value[start + 4] == 0x2D, value[start + 7] == 0x2D else { return nil }
        var key = 0
        for offset in 0..<10 where offset != 4 && offset != 7 {
            let digit = value[start + offset] &- 0x30
            guard digit < 10 else { return nil }
            key = key * 10 + Int(digit)
        }
        let (year, month, day) = (key / 10_000, key / 100 % 100, key % 100)
        guard year > 0, (1...12).contains(month),
            (1...CalendarDate.days(in: month, of: year)).contains(day)
        else { return nil }
        return key
    }

    static func key(of date: CalendarDate) -> Int {
        date.year * 10_000 + date.month * 100 + date.day
    }

    /// Completed years between two keys; nil when the first is the later.
    ///
    /// Whoever was born on 29 February completes a year on 1 March, where there is no such day.
    static func years(from birth: Int, until day: Int) -> Int? {
        birth <= day ? (day - birth) / 10_000 : nil
    }
}
