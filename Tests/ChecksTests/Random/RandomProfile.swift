// People made at random.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// People made at random, mostly whole and mostly right, so that rules deep in the order get a turn.
enum RandomProfile {
    /// Present, missing, in another case, with blanks, and beyond ASCII.
    static let texts: [String: [String]] = [
        "customer_id": ["C-1", "C-2", "c-1", ""],
        "email": [
            "a@example.com", "b@example.com", "B@Example.COM", "\u{F8}@example.com", "",
        ],
        "first_name": [
            "Given", "G", "\u{D8}ystein", "E\u{301}a", "\u{C9}a", "\u{1F469}\u{200D}\u{1F467}x",
            "\u{674E}\u{5C0F}\u{9F8D}", "a\r\nb", "\u{1F1F3}\u{1F1F4}\u{1F1F3}\u{1F1F4}", "",
        ],
        "last_name": ["Family", "family", "F", "\u{DF}traus", "\u{130}", ""],
        "phone": ["+4912345678", "12345", "123456", "1234567", "\u{E9}12345\u{E9}", ""],
        "country": ["DE", "DE", "NO", "de", "DE ", " DE", "Liechtenstein", ""],
        "language": ["de", "no", "DE", "en", "n\u{14D}", ""],
        "city": ["Oslo", "OSLO", "Malm\u{F6}", "Malmo\u{308}", "Bergen", ""],
        "postcode": ["0150", "150", "0150 ", ""],
        "loyalty_tier": ["gold", "Gold", "silver", "blocked", "null", "true", ""],
        "contract_active": [
            "true", "true", "True", "TRUE", "tRUE", "false", "False", "yes", "1", "",
        ],
        "guardian_consent": ["true", "false", "FALSE", "no", "0", ""],
    ]
    static let fields = texts.keys.sorted() + ["birth_date"]

    static func make(around now: Int64, _ random: inout Seeded) -> [String: [UInt8]] {
        var profile: [String: [UInt8]] = [:]
        for field in fields {
            if field == "birth_date" {
                profile[field] = Array(birthDate(around: now, &random).utf8)
            } else {
                let values = texts[field] ?? [""]
                // The first ones are those that most rules like.
                let usual = Array(values.prefix(2))
                profile[field] = Array(random.one(of: random.isOne(in: 3) ? values : usual).utf8)
            }
        }
        return profile
    }

    /// A day of which rules about ages and days are likely to be just true or just not.
    static func day(near now: Int64, _ random: inout Seeded) -> String {
        var day = SlowCalendar.day(of: now).day
        day.year -= random.one(of: [0, 1, 4, 13, 16, 18, 18, 21, 36, 65, 150])
        day.day = min(day.day, SlowCalendar.length(of: day.month, in: day.year))
        switch random.below(5) {
        case 0 where day.day > 1: day.day -= 1
        case 1 where day.day < SlowCalendar.length(of: day.month, in: day.year): day.day += 1
        case 2:
            (day.month, day.day) = (2, SlowCalendar.isLeap(day.year) ? 29 : 28)
        case 3: (day.month, day.day) = (3, 1)
        default: break
        }
        return String(format: "%04d-%02d-%02d", day.year, day.month, day.day)
    }

    private static func birthDate(around now: Int64, _ random: inout Seeded) -> String {
        let day = day(near: now, &random)
        guard random.isOne(in: 4) else { return day }
        return random.one(of: [
            "", "never", day + "T10:00:00Z", day + " 23:59:59.123456789+14:00", day + "T",
            day + "T24:00:00Z", day + "Z", "1990-02-30", "1900-02-29", "2000-02-29", "1990-5-01",
            "0000-01-01", "0001-01-01", "9999-12-31", day + " ", "\u{661}990-01-01",
            day + "T10:00:00-00:00", day + "T10:00:00.Z", day + "T10:00:00.1234567890Z",
        ])
    }
}

extension String {
    /// Two spellings of one letter as one.
    var precomposed: String { precomposedStringWithCanonicalMapping }
}
