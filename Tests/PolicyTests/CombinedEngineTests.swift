// One engine for a policy and its guard-rail, against two.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Policy

/// One engine for a policy and its guard-rail, against both decided alone and joined.
struct CombinedEngineTests {
    private func joined(_ policy: CompiledPolicy, _ rail: CompiledPolicy) throws -> JoinedEvaluator
    {
        let terms = try Person.terms()
        return JoinedEvaluator(
            policy: ReferenceEvaluator(
                policy: policy, terms: terms, now: Person.now, key: [1, 2, 3]),
            rail: ReferenceEvaluator(
                policy: rail, terms: terms, now: Person.now, key: [1, 2, 3]))
    }

    @Test func `the combined engine and both joined agree on 20,000 random cases`() throws {
        var random = Seeded(state: 20_261_125)
        let policies = try RandomPolicy()
        var seen: [String: Int] = [:]
        var cases = 0
        while cases < (Effort.isLong ? 1_000_000 : 20_000) {
            let policy = try policies.make(named: "policy", &random)
            let rail = try policies.make(named: "rail", &random)
            let joined = try joined(policy, rail)
            let combined = try? policy.combined(with: [rail])
            guard (combined != nil) == joined.isPossible else {
                Issue.record("after \(cases) cases: \(policy.rules) and \(rail.rules)")
                return
            }
            guard let combined else {
                seen["impossible", default: 0] += 1
                continue
            }
            var engine = try Person.engine(combined)
            for _ in 0..<10 {
                let person = RandomPerson.make(&random)
                let expected = joined.decide(person)
                let verdict = engine.decide(
                    0, of: person.batch, facts: person.facts(for: combined))
                let found = ReferenceEvaluator.Outcome(verdict, engine)
                guard found == expected else {
                    Issue.record("case \(cases): \(found) where \(expected) was expected")
                    return
                }
                seen[expected.deciding, default: 0] += 1
                cases += 1
            }
        }
        // A run that combines nothing or releases nobody would agree about nothing.
        #expect(seen["impossible", default: 0] > 100)
        #expect(seen["released", default: 0] > 1000)
        #expect(seen.count >= 19)
    }

    @Test func `two guard-rails decide as they would one after the other`() throws {
        var random = Seeded(state: 7)
        let policies = try RandomPolicy()
        var compared = 0
        while compared < 500 {
            let policy = try policies.make(named: "policy", &random)
            let rails = try ["one", "two"].map { try policies.make(named: $0, &random) }
            guard let first = try? policy.combined(with: [rails[0]]),
                let both = try? policy.combined(with: rails)
            else { continue }
            let joined = try joined(first, rails[1])
            var engine = try Person.engine(both)
            let person = RandomPerson.make(&random)
            let verdict = engine.decide(0, of: person.batch, facts: person.facts(for: both))
            #expect(ReferenceEvaluator.Outcome(verdict, engine) == joined.decide(person))
            compared += 1
        }
    }

    @Test func `positions count on through the guard-rails`() throws {
        let policy = try WidePolicy.document().compiled()
        let rail = try PolicyFiles.parsed(
            WidePolicy.replacing("id: wide", by: "id: rail"), "rail.yaml"
        ).compiled()
        let combined = try policy.combined(with: [rail])
        #expect(combined.reason(of: .condition(4)) == .condition("born"))
        #expect(combined.reason(of: .condition(5)) == .condition("region"))
        #expect(combined.reason(of: .condition(9)) == .condition("born"))
        #expect(combined.reason(of: .condition(10)) == .error("decision_code"))
        #expect(combined.reason(of: .basis(5)) == .basis("service"))
        #expect(combined.primaryPurpose == 0)
        #expect(combined.guardRails.map(\.identifier) == ["rail"])
        #expect(combined.guardRails.map(\.digest) == [rail.digest])
        #expect(combined.digest == policy.digest)
    }
}
