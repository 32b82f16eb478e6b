// A point in time, in milliseconds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A point in time in milliseconds since 1970, spelled as the API spells it.
struct Moment: Comparable, Sendable {
    /// Milliseconds since the start of 1970, UTC.
    let milliseconds: Int

    /// Such as `2017-05-02T16:40:31.000Z`.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        let days = Self.floor(milliseconds, by: 86_400_000)
        let rest = milliseconds - days * 86_400_000
        let (year, month, day) = Self.civil(days)
        let parts = [
            (year, 4, 0x2D), (month, 2, 0x2D), (day, 2, 0x54), (rest / 3_600_000, 2, 0x3A),
            (rest / 60_000 % 60, 2, 0x3A), (rest / 1000 % 60, 2, 0x2E), (rest % 1000, 3, 0x5A),
        ]
        for (value, width, mark) in parts {
            var divisor = width == 4 ? 1000 : width == 3 ? 100 : 10
            while divisor > 0 {
                bytes.append(UInt8(0x30 + value / divisor % 10))
                divisor /= 10
            }
            bytes.append(UInt8(mark))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// Reads `YYYY-MM-DDTHH:MM:SS`, an optional fraction, and `Z` or an offset such as `+01:00`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let days = Self.days(Array(bytes[0..<10])),
            let hour = Self.digits(bytes[11..<13]), hour < 24,
            let minute = Self.digits(bytes[14..<16]), minute < 60,
            let second = Self.digits(bytes[17..<19]), second < 61
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == 0x2E {
            let places = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !places.isEmpty else { return nil }
            let three = places.prefix(3) + Array(repeating: 0x30, count: max(0, 3 - places.count))
            fraction = Self.digits(three) ?? 0
            rest = rest.dropFirst(places.count + 1)
        }
        guard let offset = Self.offset(Array(rest)) else { return nil }
        milliseconds =
            ((days * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + fraction
    }

    static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Days since 1970 of `YYYY-MM-DD`; nil if the calendar has no such day.
    static func days(_ date: [UInt8]) -> Int? {
        guard date.count == 10, date[4] == 0x2D, date[7] == 0x2D,
            let year = digits(date[0..<4]), let month = digits(date[5..<7]),
            let day = digits(date[8..<10]), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        // Days of the civil calendar, years counted from March so that a leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let era = floor(shifted, by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return civil(days) == (year, month, day) ? days : nil
    }

    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = floor(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
    }

    private static func floor(_ value: Int, by divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
    }

    /// Minutes east of UTC.
    private static func offset(_ text: [UInt8]) -> Int? {
        if text == [0x5A] { return 0 }
        guard text.count == 6, text[3] == 0x3A, text[0] == 0x2B || text[0] == 0x2D,
            let hours = digits(text[1..<3]), let minutes = digits(text[4..<6]), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (text[0] == 0x2B ? 1 : -1)
    }

    private static func digits(_ text: some Collection<UInt8>) -> Int? {
        var value = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
