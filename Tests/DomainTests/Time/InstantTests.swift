// Points in time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

struct InstantTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
            (1_000_000, "1970-01-01T00:00:01Z"), (951_782_400_000_000, "2000-02-29T00:00:00Z"),
            (1_793_491_200_000_001, "2026-11-01T00:00:00.000001Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func `known instants have known texts`(microseconds: Int64, text: String) {
        #expect(Instant(microseconds: microseconds).description == text)
        #expect(Instant(text)?.microseconds == microseconds)
    }

    @Test func `the distant future is the last second that a text can have`() {
        #expect(Instant.distantFuture.description == "9999-12-31T23:59:59Z")
    }

    @Test func `every instant is written so that it reads back`() {
        var numbers = SeededNumbers(5)
        for _ in 0..<5_000 {
            let microseconds = Int64.random(
                in: -62_135_596_800_000_000...253_402_300_799_000_000, using: &numbers)
            let instant = Instant(microseconds: microseconds)
            #expect(Instant(instant.description) == instant)
            #expect(instant.wholeSecond <= instant)
            #expect(instant.wholeSecond.advanced(bySeconds: 1) > instant)
        }
    }

    @Test(arguments: [
        "2026-11-01T10:00:00+01:00", "2026-11-01 10:00:00+01:00", "2026-11-01T09:00:00.0Z",
        "2026-11-01T04:30:00-04:30", "2026-11-01T09:00:00.000000999Z", "2026-11-02T08:59:00+23:59",
    ])
    func `other spellings of one instant are that instant`(text: String) {
        #expect(Instant(text)?.description == "2026-11-01T09:00:00Z")
    }

    @Test(arguments: [
        "", "2026-11-01", "2026-11-01T10:00Z", "2026-11-01T10:00:00", "2026-11-01t10:00:00Z",
        "2026-11-01T10:00:00z", "2026-11-01T24:00:00Z", "2026-11-01T10:60:00Z",
        "2016-12-31T23:59:60Z", "2026-11-01T10:00:00.Z", "2026-11-01T10:00:00.1234567890Z",
        "2026-11-01T10:00:00+0100", "2026-11-01T10:00:00+24:00", "2026-11-01T10:00:00+01:60",
        "2026-11-01T10:00:00Z ", " 2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z+01:00",
        "2026-13-01T10:00:00Z", "2026-02-29T10:00:00Z", "12026-11-01T10:00:00Z",
        "2026-11-01  10:00:00Z", "1793491200", "0000-01-01T00:00:00Z",
    ])
    func `anything else is no instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"])
    func `a zone that leads out of the calendar makes no instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1_000_001, -1_000_000, -1, 0, 1, Int64.max])
    func `whole seconds are rounded down, whatever the instant`(microseconds: Int64) {
        let seconds = Instant(microseconds: microseconds).seconds
        #expect(seconds == Int64((Double(microseconds) / 1_000_000).rounded(.down)))
    }

    @Test func `an instant's day is the day that its text names`() {
        var numbers = SeededNumbers(6)
        for _ in 0..<2_000 {
            let day = Int64.random(in: -719_162...2_932_895, using: &numbers)
            for second in [day * 86_400, day * 86_400 - 1, day * 86_400 + 86_399]
            where day > -719_162 {
                let instant = Instant(seconds: second)
                #expect(instant.description.hasPrefix(instant.date.description))
                #expect(instant.date.daysSinceEpoch == Int(second < day * 86_400 ? day - 1 : day))
            }
        }
    }

    @Test func `an instant is coded as its text, and nothing else is decoded`() throws {
        let instant = try #require(Instant("2026-11-01T09:00:00Z"))
        let data = try JSONEncoder().encode([instant])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-01T09:00:00Z"]"#)
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [instant])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Instant].self, from: Data(#"["today"]"#.utf8))
        }
    }
}
