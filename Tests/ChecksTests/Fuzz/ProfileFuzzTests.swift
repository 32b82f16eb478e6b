// Changed profiles, decided.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Changed profiles: whatever bytes stand in them, the engine decides as the slow evaluator does.
struct ProfileFuzzTests {
    private static let cases = Effort.isLong ? 100_000 : 10_000
    private static let peopleOfAPolicy = 50

    @Test(arguments: 1...8)
    func `changed profiles are decided as the slow evaluator decides them`(seed: Int) throws {
        var random = Seeded(1000 + seed)
        let now = PolicyPanel.now
        let maker = RandomPolicy(now: now)
        var (compared, released, damaged) = (0, 0, 0)
        while compared < Self.cases / 8 {
            let tree = maker.make(named: "policy", &random)
            let plain = try SlowPolicy(tree)
            let events = RandomEvents(asking: [plain], now: now, &random)
            guard
                var sides = try BothSides(
                    [try BothSides.compiled(tree)], [plain], terms: events.terms, now: now)
            else { continue }
            let people = (0..<Self.peopleOfAPolicy).map { _ in events.make(&random) }
            let view = try sides.view(of: people)
            for (number, said) in people.enumerated() {
                var profile = RandomProfile.make(around: now, &random)
                for field in random.some(of: RandomProfile.fields) {
                    profile[field] = Mutator(profile[field] ?? []).changed(&random)
                }
                let found = sides.decide(profile, number: number, view)
                // Sources hand over nothing but UTF-8; what else comes must still not end the run.
                let isText = profile.values.allSatisfy {
                    String(validating: $0, as: UTF8.self) != nil
                }
                guard isText else {
                    damaged += 1
                    continue
                }
                let expected = sides.slow.decide(profile, said)
                #expect(found == expected, "seed \(seed): \(profile)\n\(tree.json)")
                compared += 1
                if found.deciding == "released" { released += 1 }
            }
        }
        #expect(released > compared / 100 && damaged > 0)
    }
}
