// The engine's answer in the reference's words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

extension ReferenceEvaluator.Outcome {
    init(_ verdict: Verdict, _ engine: PolicyEngine) {
        self.init()
        let policy = engine.policy
        if !verdict.isReleased { deciding = policy.reason(of: verdict.code).description }
        verdict.failed.forEach { failed.insert(policy.reason(of: $0).description) }
        for (index, target) in policy.fields.enumerated() {
            if verdict.fields.contains(index) {
                record[target.description] = String(
                    decoding: engine.values.value(index), as: UTF8.self)
            }
            if case .dropped(let code) = engine.fieldOutcomes[index] {
                dropped[target.description] = policy.reason(of: code).description
            }
        }
    }
}
