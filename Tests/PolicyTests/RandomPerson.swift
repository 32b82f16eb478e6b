// People made at random.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A generator with a fixed seed: SplitMix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    /// Whether one of so many times it is.
    mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// People made at random, mostly good, so that rules deep in the order get their turn.
enum RandomPerson {
    /// Values that lie on both sides of every rule of the wide policy.
    static let values: [String: [String]] = [
        "customer_id": ["", "C-1", "C-2"],
        "email": ["", "a@example.com", "a@example.com", "a@example.com"],
        "first_name": ["", "Given", "G", "Øystein", "E\u{301}a", "👩‍👩‍👧‍👦x", "李小龍"],
        "last_name": ["", "Family"],
        "phone": ["", "+4912345", "12345", "123456", "é12345é"],
        "country": ["DE", "DE", "NO", "Liechtenstein", "Liechtenstei", "US", "", "de", "DE "],
        "language": ["de", "no", "en", ""],
        "city": ["Oslo", "Oslo", "Bergen", ""],
        "loyalty_tier": ["gold", "gold", "silver", "blocked", ""],
        "birth_date": [
            "1990-05-01", "1990-05-01", "1930-01-01", "1929-12-31", "2008-06-01", "2008-06-02",
            "2008-02-29", "1996-06-01", "1996-06-02", "2026-06-01", "2026-06-02", "1990-02-30",
            "1990-02-28", "1990-03-01", "", "never", "1990-05-01T10:00:00Z", "1990-05-01T",
            "1990-5-01",
        ],
        "contract_active": ["true", "true", "True", "false", "FALSE", "yes", ""],
        "guardian_consent": ["true", "false", "TRUE", ""],
    ]

    static func make(_ random: inout Seeded) -> Person {
        var person = Person()
        for name in Person.columns where random.isOne(in: 4) {
            person.profile[name] = values[name]?.randomElement(using: &random)
        }
        if random.isOne(in: 2) { person.news = standing(&random) }
        if random.isOne(in: 2) { person.texts = standing(&random) }
        if random.isOne(in: 12) {
            person.suppression = Suppression(rawValue: UInt8.random(in: 0..<4, using: &random))
        }
        return person
    }

    private static func standing(_ random: inout Seeded) -> ConsentStanding {
        let isGiven = Bool.random(using: &random)
        return Person.given(
            ConsentType.allCases.randomElement(using: &random) ?? .unstated,
            isConfirmed: !random.isOne(in: 4), terms: UInt32.random(in: 0..<9, using: &random),
            state: isGiven ? .given : ConsentState.allCases.randomElement(using: &random) ?? .given,
            hoursAgo: Bool.random(using: &random)
                ? Int64.random(in: 0..<1500, using: &random)
                : [1, 24, 35, 36, 37, 743, 744, 745].randomElement(using: &random) ?? 1,
            expiresAt: [.distantFuture, Person.now, Person.now.advanced(bySeconds: 1)]
                .randomElement(using: &random) ?? .distantFuture)
    }
}
