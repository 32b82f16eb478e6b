// The three checks against a slow evaluator, on random triples.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy
import Testing

/// The three checks against a slow evaluator, on random policies, people and consent events.
struct TripleAgreementTests {
    private static let seeds = Array(1...8)
    private static let triples = Effort.isLong ? 1_000_000 : 20_000
    private static let peopleOfAPolicy = Effort.isLong ? 40 : 20

    /// Ends of months and years, leap days, a second before and after midnight.
    private static let days: [SlowCalendar.Day] = [
        (2026, 6, 1), (2024, 2, 29), (2025, 2, 28), (2025, 3, 1), (2028, 2, 29), (2026, 12, 31),
        (2027, 1, 1), (2026, 3, 31), (2026, 10, 30),
    ].map { SlowCalendar.Day(year: $0.0, month: $0.1, day: $0.2) }

    @Test(arguments: seeds)
    func `the compiled checks and the slow ones agree on every random triple`(
        seed: Int
    ) throws {
        var random = Seeded(seed)
        var seen: [String: Int] = [:]
        var triples = 0
        while triples < Self.triples / Self.seeds.count {
            let now =
                SlowCalendar.midnight(of: random.one(of: Self.days))
                + Int64(random.one(of: [0, 1, 43_200, 86_399])) * SlowCalendar.second
            let maker = RandomPolicy(now: now)
            let rails = random.one(of: [0, 0, 0, 1, 1, 2])
            let trees = (0...rails).map { maker.make(named: "policy-\($0)", &random) }
            let plain = try trees.map { try SlowPolicy($0) }
            let events = RandomEvents(asking: plain, now: now, &random)
            guard
                var sides = try BothSides(
                    try trees.map { try BothSides.compiled($0) }, plain, terms: events.terms,
                    now: now)
            else {
                seen["impossible", default: 0] += 1
                continue
            }
            let people = (0..<Self.peopleOfAPolicy).map { _ in events.make(&random) }
            let view = try sides.view(of: people)
            for (number, said) in people.enumerated() {
                let profile = RandomProfile.make(around: now, &random)
                let expected = sides.slow.decide(profile, said)
                let found = sides.decide(profile, number: number, view)
                guard found == expected else {
                    Issue.record(
                        """
                        seed \(seed), triple \(triples): \(found) where \(expected) was expected
                        \(said)
                        \(profile.mapValues { String(decoding: $0, as: UTF8.self) })
                        \(trees.map(\.json).joined(separator: "\n"))
                        """)
                    return
                }
                let family = expected.deciding.prefix { $0 != "[" }
                seen[String(family), default: 0] += 1
                seen["rails: \(rails)", default: 0] += 1
                triples += 1
            }
        }
        try Self.check(seen, of: triples)
    }

    /// A run that never gets past the first checks would agree about nothing.
    private static func check(_ seen: [String: Int], of triples: Int) throws {
        #expect(seen["released", default: 0] > triples / 30, "\(seen)")
        #expect(seen["rails: 2", default: 0] > 0)
        #expect(seen["impossible", default: 0] > 0)
        let reasons = [
            "released", "suppression.global", "suppression.connection", "condition", "basis",
            "consent.unknown", "consent.refused", "consent.withdrawn", "consent.revoked",
            "consent.expired", "consent.invalid", "consent.type", "consent.unconfirmed",
            "consent.notice_superseded", "consent.recipient", "field.required_missing",
            "field.type",
        ]
        let missing = reasons.filter { seen[$0] == nil }
        #expect(missing.count <= (Effort.isLong ? 0 : 2), "never decided: \(missing)")
    }
}
