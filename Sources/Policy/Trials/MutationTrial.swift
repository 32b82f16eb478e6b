// Takes checks out of a policy, one at a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Takes checks out of a policy, one at a time, and looks whether its own tests notice.
struct MutationTrial {
    private let policy: CompiledPolicy
    private let tests: [PolicyTest]
    private let expected: [String?]

    init(policy: CompiledPolicy, tests: [PolicyTest]) {
        self.policy = policy
        self.tests = tests
        let runner = PolicyTestRunner(policy: policy)
        expected = tests.map(runner.difference(of:))
    }

    /// Each check, and the first test that comes out otherwise without it.
    func checks() -> [GuardedCheck] {
        let mutants =
            policy.conditions.indices.flatMap(mutants(ofCondition:))
            + policy.purposes.indices.flatMap(mutants(ofPurpose:))
        return mutants.map {
            GuardedCheck(check: $0.check, noticedBy: testNoticing($0.policy)?.name)
        }
    }

    private func testNoticing(_ mutant: CompiledPolicy) -> PolicyTest? {
        let runner = PolicyTestRunner(policy: mutant)
        return zip(tests, expected).first { runner.difference(of: $0) != $1 }?.0
    }

    private typealias Mutant = (check: UnguardedCheck, policy: CompiledPolicy)

    private func mutants(ofCondition index: Int) -> [Mutant] {
        let condition = policy.conditions[index]
        func mutant(_ check: UnguardedCheck, _ arms: [FieldCheck]) -> Mutant {
            var mutant = policy
            mutant.conditions[index] = PolicyCondition(
                identifier: condition.identifier, arms: arms)
            return (check, mutant)
        }
        let whole = mutant(
            .condition(condition.identifier),
            condition.arms.map { FieldCheck(field: $0.field, test: .always) })
        guard condition.arms.count > 1 else { return [whole] }
        return [whole]
            + condition.arms.indices.map { arm in
                var arms = condition.arms
                arms[arm] = FieldCheck(field: arms[arm].field, test: .never)
                return mutant(.arm(arm + 1, of: condition.identifier), arms)
            }
    }

    private func mutants(ofPurpose index: Int) -> [Mutant] {
        let purpose = policy.purposes[index]
        let name = purpose.name.text
        func mutant(_ check: UnguardedCheck, _ basis: PurposeBasis) -> Mutant {
            var mutant = policy
            mutant.purposes[index] = purpose.resting(on: basis)
            return (check, mutant)
        }
        switch purpose.basis {
        case .requirement(let check):
            let free = FieldCheck(field: check.field, test: .always)
            return [mutant(.requirement(of: name), .requirement(free))]
        case .consent(let requirement):
            return weakened(requirement).map { key, weaker in
                mutant(.consent(key, of: name), .consent(weaker))
            }
        }
    }

    private func weakened(
        _ requirement: ConsentRequirement
    ) -> [(key: String, weaker: ConsentRequirement)] {
        func without(
            _ key: String, _ change: (inout ConsentRequirement) -> Void
        ) -> (key: String, weaker: ConsentRequirement) {
            var weaker = requirement
            change(&weaker)
            return (key, weaker)
        }
        // What a policy does not ask for cannot be taken out of it.
        return [
            without("types") { $0.types = nil },
            without("max_age") { $0.maxAge = nil },
            without("confirmed") { $0.isConfirmed = false },
            without("notice") { $0.notice = nil },
            without("names_recipient") { $0.namesRecipient = false },
        ].filter { $0.weaker != requirement }
    }
}
