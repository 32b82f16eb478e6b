// Lengths of time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct PeriodTests {
    private func end(_ period: String, from start: String) throws -> String {
        try #require(Period(period)).end(from: #require(Instant(start))).description
    }

    @Test(arguments: [
        ("P24M", "2024-11-01T08:00:00Z", "2026-11-01T08:00:00Z"),
        ("P2Y", "2024-02-29T00:00:00Z", "2026-02-28T00:00:00Z"),
        ("P1M", "2026-01-31T12:00:00Z", "2026-02-28T12:00:00Z"),
        ("P1M", "2024-01-31T12:00:00Z", "2024-02-29T12:00:00Z"),
        ("P30D", "2026-01-31T12:00:00Z", "2026-03-02T12:00:00Z"),
        ("PT72H", "2026-01-01T00:00:00Z", "2026-01-04T00:00:00Z"),
        ("P1Y2M3DT4H5M6S", "2025-12-31T23:59:59Z", "2027-03-04T04:05:05Z"),
        ("PT1M", "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z"),
        ("P1M", "2026-12-15T00:00:00.5Z", "2027-01-15T00:00:00.500000Z"),
    ])
    func `a period ends where the calendar says`(period: String, start: String, end: String) throws
    {
        #expect(try self.end(period, from: start) == end)
    }

    @Test(arguments: ["P99999999D", "P99999999DT99999999H", "P99999999Y", "P8000Y"])
    func `a period never ends beyond the calendar`(period: String) throws {
        let start = try #require(Instant("2026-01-01T00:00:00Z"))
        let end = try #require(Period(period)).end(from: start)
        #expect(end == .distantFuture)
        #expect(Instant("\(end)") == end)
    }

    @Test func `months keep the day, or take the last day of a shorter month`() throws {
        for days in stride(from: 10_000, to: 22_000, by: 7) {
            let start = Instant(seconds: Int64(days) * 86_400 + 3_600)
            for months in [1, 2, 11, 12, 13, 24] {
                let end = try #require(Period("P\(months)M")).end(from: start)
                let expected = (start.date.month - 1 + months) % 12 + 1
                #expect(end.date.month == expected)
                let last = CalendarDate.days(in: end.date.month, of: end.date.year)
                #expect(end.date.day == min(start.date.day, last))
                #expect(end > start)
            }
        }
    }

    @Test func `a period beyond the calendar has no end`() throws {
        #expect(
            try end("P9000Y", from: "2026-01-01T00:00:00Z") == Instant.distantFuture.description)
    }

    @Test(arguments: [
        "", "P", "PT", "P0D", "P0M", "24M", "P24", "P-1M", "P1.5Y", "P1W", "P1M1Y", "P1D1M",
        "PT1M1H",
        "P1H", "PT1D", "P1YT", "P1M1M", "p24m", "P 24M", "P24M ", "PTT1H", "P100000001D",
        "P1D1D", "P1Y1M1DT1H1M1S1S1S1S1S1S", "P٢M",
    ])
    func `anything else is no period`(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(arguments: ["P1Y", "P24M", "P1Y2M3DT4H5M6S", "PT1S", "P100000000D"])
    func `a period is written as it was read`(text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test(arguments: [
        "P7973Y99999999DT9999999H", "P100000000DT100000000H", "P99999999YT100000000H",
    ])
    func `no period that can be read ends the process`(text: String) throws {
        let start = try #require(Instant("2026-11-01T00:00:00Z"))
        #expect(try #require(Period(text)).end(from: start) > start)
    }
}
