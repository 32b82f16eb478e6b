// The engine against the slow evaluator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy
import Testing

/// The engine against the slow evaluator.
struct AgreementWithReferenceTests {
    @Test func `the engine and a slow obvious evaluator agree on 20,000 people`() throws {
        var random = Seeded(state: 20_261_124)
        var engine = try Person.engine()
        let reference = ReferenceEvaluator(
            policy: engine.policy, terms: try Person.terms(), now: Person.now, key: [1, 2, 3])
        var seen: [String: Int] = [:]
        for number in 0..<(Effort.isLong ? 1_000_000 : 20_000) {
            let person = RandomPerson.make(&random)
            let expected = reference.decide(person)
            let verdict = engine.decide(0, of: person.batch, facts: person.facts)
            let found = ReferenceEvaluator.Outcome(verdict, engine)
            guard found == expected else {
                Issue.record("person \(number): \(found) where \(expected) was expected")
                return
            }
            seen[expected.deciding, default: 0] += 1
        }
        // A run that never gets past the first checks would agree about nothing.
        #expect(seen["released", default: 0] > 1000)
        #expect(seen.count >= 19)
    }
}
