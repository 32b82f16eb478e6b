// Reads a day from a profile without allocating.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads a day from a profile as the number `YYYYMMDD`, which orders as days do.
enum ProfileDate {
    /// The day; nil when the bytes are not one.
    ///
    /// `YYYY-MM-DD` is read in place. A day before a time of day takes a slower way.
    static func key(in value: Span<UInt8>) -> Int? {
        guard value.count == 10 else { return keyBeforeTime(in: value) }
        guard value[4] == 0x2D, value[7] == 0x2D else { return nil }
        var key = 0
        for index in 0..<10 where index != 4 && index != 7 {
            let digit = value[index] &- 0x30
            guard digit < 10 else { return nil }
            key = key * 10 + Int(digit)
        }
        let (year, month, day) = (key / 10_000, key / 100 % 100, key % 100)
        guard year > 0, (1...12).contains(month),
            (1...CalendarDate.days(in: month, of: year)).contains(day)
        else { return nil }
        return key
    }

    /// Anything longer than a date with a time and an offset is not copied to be looked at.
    private static func keyBeforeTime(in value: Span<UInt8>) -> Int? {
        guard (11...40).contains(value.count) else { return nil }
        var bytes: [UInt8] = []
        for index in value.indices { bytes.append(value[index]) }
        return CalendarDate(utf8: bytes).map { Self.key(of: $0) }
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
