// Days and times, counted out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Days and times, counted out year by year and month by month.
enum SlowCalendar {
    struct Day: Equatable {
        var year: Int
        var month: Int
        var day: Int

        /// Whether it is before another, by what it would be written as.
        func isBefore(_ other: Day) -> Bool {
            (year, month, day) < (other.year, other.month, other.day)
        }
    }

    static let second: Int64 = 1_000_000
    static let secondsOfDay = 86_400

    static func isLeap(_ year: Int) -> Bool {
        if year % 400 == 0 { return true }
        if year % 100 == 0 { return false }
        return year % 4 == 0
    }

    static func length(of month: Int, in year: Int) -> Int {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The day of an instant, and the microseconds after its midnight.
    static func day(of microseconds: Int64) -> (day: Day, rest: Int64) {
        let aDay = Int64(secondsOfDay) * second
        var left = Int(microseconds / aDay)
        var rest = microseconds % aDay
        if rest < 0 { (left, rest) = (left - 1, rest + aDay) }
        var day = Day(year: 1970, month: 1, day: 1)
        while left < 0 {
            day.year -= 1
            left += isLeap(day.year) ? 366 : 365
        }
        while left >= (isLeap(day.year) ? 366 : 365) {
            left -= isLeap(day.year) ? 366 : 365
            day.year += 1
        }
        while left >= length(of: day.month, in: day.year) {
            left -= length(of: day.month, in: day.year)
            day.month += 1
        }
        day.day += left
        return (day, rest)
    }

    /// The midnight at which a day begins.
    static func midnight(of day: Day) -> Int64 {
        var days = 0
        for year in 1970..<max(day.year, 1970) { days += isLeap(year) ? 366 : 365 }
        for year in min(day.year, 1970)..<1970 { days -= isLeap(year) ? 366 : 365 }
        for month in 1..<day.month { days += length(of: month, in: day.year) }
        days += day.day - 1
        return Int64(days) * Int64(secondsOfDay) * second
    }

    /// A day so many months later or earlier; where there is no such day, the month's last one.
    static func adding(_ months: Int, to day: Day) -> Day {
        var moved = day
        for _ in 0..<abs(months) {
            moved.month += months > 0 ? 1 : -1
            if moved.month == 13 { (moved.year, moved.month) = (moved.year + 1, 1) }
            if moved.month == 0 { (moved.year, moved.month) = (moved.year - 1, 12) }
        }
        moved.day = min(moved.day, length(of: moved.month, in: moved.year))
        return moved
    }

    /// An instant after a period such as `P1Y2MT3H`: months first, then the rest.
    static func end(of period: String, from start: Int64) -> Int64 {
        var (months, seconds) = (0, 0)
        var number = ""
        var isTime = false
        for character in period.dropFirst() {
            let amount = Int(number) ?? 0
            switch character {
            case "T": isTime = true
            case "Y": months += 12 * amount
            case "M": if isTime { seconds += 60 * amount } else { months += amount }
            case "D": seconds += secondsOfDay * amount
            case "H": seconds += 3600 * amount
            case "S": seconds += amount
            default:
                number.append(character)
                continue
            }
            number = ""
        }
        let (day, rest) = day(of: start)
        return midnight(of: adding(months, to: day)) + rest + Int64(seconds) * second
    }

    /// The day that a profile's value says; nil when it says none.
    static func day(in value: [UInt8]) -> Day? {
        guard let text = String(validating: value, as: UTF8.self) else { return nil }
        let letters = Array(text.unicodeScalars).map { Character($0) }
        guard letters.count >= 10, fits(letters[0..<10], "0000-00-00") else { return nil }
        let year = Int(String(letters[0..<4])) ?? 0
        let month = Int(String(letters[5..<7])) ?? 0
        let day = Int(String(letters[8..<10])) ?? 0
        guard year >= 1, month >= 1, month <= 12, day >= 1, day <= length(of: month, in: year)
        else { return nil }
        guard letters.count == 10 || isTime(Array(letters[10...])) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `T` or a blank, a time of day, at most nine decimals, and `Z` or an offset.
    private static func isTime(_ letters: [Character]) -> Bool {
        guard letters.count >= 10, letters[0] == "T" || letters[0] == " ",
            fits(letters[1..<9], "00:00:00"), isBelow(24, letters[1..<3]),
            isBelow(60, letters[4..<6]), isBelow(60, letters[7..<9])
        else { return false }
        var rest = Array(letters[9...])
        if rest[0] == "." {
            let decimals = rest.dropFirst().prefix { "0123456789".contains($0) }
            guard (1...9).contains(decimals.count) else { return false }
            rest.removeFirst(1 + decimals.count)
        }
        if rest == ["Z"] { return true }
        guard rest.count == 6, rest[0] == "+" || rest[0] == "-" else { return false }
        return fits(rest[1..<6], "00:00") && isBelow(24, rest[1..<3]) && isBelow(60, rest[4..<6])
    }

    private static func isBelow(_ bound: Int, _ letters: ArraySlice<Character>) -> Bool {
        Int(String(letters)).map { $0 < bound } ?? false
    }

    /// Whether letters are as a pattern, in which `0` stands for any digit.
    private static func fits(_ letters: ArraySlice<Character>, _ pattern: String) -> Bool {
        letters.count == pattern.count
            && zip(letters, pattern).allSatisfy { letter, wanted in
                wanted == "0" ? "0123456789".contains(letter) : letter == wanted
            }
    }
}
