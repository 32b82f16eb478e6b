// Days of the calendar.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct CalendarDateTests {
    @Test func `day by day the calendar goes on as a calendar does`() throws {
        var date = try #require(CalendarDate(year: 1896, month: 1, day: 1))
        for days in date.daysSinceEpoch...CalendarDate(daysSinceEpoch: 50_000).daysSinceEpoch {
            #expect(date.daysSinceEpoch == days)
            #expect(CalendarDate(daysSinceEpoch: days) == date)
            let isLast = date.day == CalendarDate.days(in: date.month, of: date.year)
            date = try #require(
                CalendarDate(
                    year: date.year + (isLast && date.month == 12 ? 1 : 0),
                    month: isLast ? date.month % 12 + 1 : date.month, day: isLast ? 1 : date.day + 1
                ))
        }
    }

    @Test func `every year has 365 days, or 366 when it is a leap year`() throws {
        for year in 1..<9_999 {
            let (start, end) = (
                try #require(CalendarDate(year: year, month: 1, day: 1)),
                try #require(CalendarDate(year: year + 1, month: 1, day: 1))
            )
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            #expect(end.daysSinceEpoch - start.daysSinceEpoch == (isLeap ? 366 : 365))
            #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
        }
    }

    @Test(arguments: [
        (1, 1, 1, -719_162), (1969, 12, 31, -1), (1970, 1, 1, 0), (2000, 2, 29, 11_016),
        (2026, 11, 1, 20_758), (9_999, 12, 31, 2_932_896),
    ])
    func `known days have known numbers`(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == number)
        #expect(CalendarDate(daysSinceEpoch: number) == date)
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 2, 29),
        (1900, 2, 29), (2026, 1, 0), (2026, 1, 32), (-1, 1, 1), (2026, Int.min, 1),
    ])
    func `a day that there is not is refused`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        "1990-05-01", "1990-05-01T00:00:00Z", "1990-05-01 00:00:00Z", "1990-05-01T23:59:59.5+14:00",
    ])
    func `a day is read alone or before a time, whose zone does not move it`(text: String) {
        #expect(CalendarDate(utf8: Array(text.utf8))?.description == "1990-05-01")
    }

    @Test(arguments: [
        "", "1990-5-1", "90-05-01", "1990/05/01", "01.05.1990", "1990-05-01T", "1990-05-01 ",
        "1990-05-01T25:00:00Z", "1990-05-01T00:00:00", "1990-02-30", "19900501", " 1990-05-01",
        "1990-05-01x", "+990-05-01", "１９９０-05-01",
    ])
    func `anything else is no day`(text: String) {
        #expect(CalendarDate(utf8: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("1990-05-01", "2006-04-30", 15), ("1990-05-01", "2006-05-01", 16),
        ("2000-02-29", "2016-02-28", 15), ("2000-02-29", "2016-02-29", 16),
        ("2000-02-29", "2018-02-28", 17), ("2000-02-29", "2018-03-01", 18),
        ("2026-11-01", "2026-11-01", 0), ("2026-11-02", "2026-11-01", -1),
    ])
    func `an age is counted in whole years`(birth: String, day: String, age: Int) throws {
        let birth = try #require(CalendarDate(utf8: Array(birth.utf8)))
        #expect(birth.years(until: try #require(CalendarDate(utf8: Array(day.utf8)))) == age)
    }

    @Test func `days compare as their texts do`() {
        var numbers = SeededNumbers(2)
        for _ in 0..<2_000 {
            let one = CalendarDate(
                daysSinceEpoch: Int.random(in: -719_162...2_932_896, using: &numbers))
            let two = CalendarDate(
                daysSinceEpoch: one.daysSinceEpoch + Int.random(in: -9...9, using: &numbers))
            #expect((one < two) == (one.daysSinceEpoch < two.daysSinceEpoch))
            guard (1...9999).contains(two.year) else { continue }
            #expect((one < two) == (one.description < two.description))
        }
    }
}
