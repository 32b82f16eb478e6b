// What became of a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

/// What became of a person: the deciding reason, every failed check, what leaves and what does not.
///
/// Conditions and requirements are told with their positions, so that two of one name in a policy
/// and its guard-rail are not taken for each other.
struct Outcome: Equatable {
    var deciding = "released"
    var failed: Set<String> = []
    var record: [String: [UInt8]] = [:]
    var dropped: [String: String] = [:]
    /// One a purpose: released, or its first failed check.
    var purposes: [String] = []

    init() {}

    /// The engine's answer in the same words.
    init(_ verdict: Verdict, _ engine: PolicyEngine) {
        let policy = engine.policy
        deciding = Self.words(verdict.code, policy)
        verdict.failed.forEach { failed.insert(Self.words($0, policy)) }
        for (index, target) in policy.fields.enumerated() {
            if verdict.fields.contains(index) {
                record[target.description] = Array(engine.values.value(index))
            }
            if case .dropped(let code) = engine.fieldOutcomes[index] {
                dropped[target.description] = Self.words(code, policy)
            }
        }
        purposes = engine.purposeCodes.map { Self.words($0, policy) }
    }

    private static func words(_ code: DecisionCode, _ policy: CompiledPolicy) -> String {
        if code == .released { return "released" }
        let words = policy.reason(of: code).description
        guard code.rawValue >= 128 else { return words }
        let parts = words.split(separator: ".", maxSplits: 1)
        return "\(parts[0])[\(code.rawValue & 63)].\(parts[1])"
    }
}
