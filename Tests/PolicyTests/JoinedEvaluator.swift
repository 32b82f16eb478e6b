// A policy and a guard-rail, each decided alone and then joined.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Policy

/// A policy and a guard-rail, each decided alone by the slow evaluator, and then joined.
struct JoinedEvaluator {
    let policy: ReferenceEvaluator
    let rail: ReferenceEvaluator

    /// From the strictest to what changes nothing; the two in one word are not compared.
    static let order = ["drop", "constant", "hmac", "tokenise", "mask", "cut", "allow"]

    func decide(_ person: Person) -> ReferenceEvaluator.Outcome {
        var outcome = ReferenceEvaluator.Outcome()
        let purposes = policy.purposeFailures(of: person)
        let others = rail.purposeFailures(of: person)
        var reasons = ReferenceEvaluator.objections(of: person)
        reasons += policy.conditionFailures(of: person) + rail.conditionFailures(of: person)
        reasons += policy.primaryFailures(purposes) + rail.primaryFailures(others)
        for rule in policy.policy.rules {
            guard let other = entry(for: rule) else {
                outcome.dropped["\(rule.target)"] = "field.drop"
                continue
            }
            let failures =
                rule.purposes.flatMap { purposes[$0] } + other.purposes.flatMap { others[$0] }
            let texts = [policy.text(of: rule, for: person), rail.text(of: other, for: person)]
            let isFirst = Self.place(rule) <= Self.place(other)
            var text = isFirst ? texts[0] : texts[1]
            if Self.place(rule) == Self.place(other) { text = Self.shorter(texts[0], texts[1]) }
            reasons += outcome.add(
                rule.target, isFirst ? rule.transform : other.transform, text, failures,
                rule.isRequired || other.isRequired)
        }
        outcome.end(reasons)
        return outcome
    }

    /// Whether there is a policy that decides what both decide.
    var isPossible: Bool {
        for rule in policy.policy.rules {
            if rule.categories.contains(where: rail.policy.prohibited.contains) { return false }
            guard let other = entry(for: rule) else {
                if rule.isRequired { return false }
                continue
            }
            let kinds = [rule, other].map { Self.order[Self.place($0)] }
            let readers = kinds.filter { $0 != "drop" && $0 != "constant" }
            if readers.count == 2, rule.source != other.source { return false }
            if kinds[0] == kinds[1], !Self.isComparable(rule.transform, other.transform) {
                return false
            }
            let losesValue = kinds.contains("drop") || kinds.contains("constant")
            for (kind, field) in zip(kinds, [rule, other]) where field.isRequired {
                if kinds.contains("drop") { return false }
                if losesValue, kind != "constant" { return false }
            }
        }
        let targets = policy.policy.rules.map(\.target)
        return !rail.policy.rules.contains { $0.isRequired && !targets.contains($0.target) }
    }

    private func entry(for rule: FieldRule) -> FieldRule? {
        rail.policy.rules.first { $0.target == rule.target }
    }

    private static func place(_ rule: FieldRule) -> Int {
        let word =
            switch rule.transform {
            case .drop: "drop"
            case .constant: "constant"
            case .hmac: "hmac"
            case .tokenise: "tokenise"
            case .mask: "mask"
            case .truncate, .generalise: "cut"
            case .allow: "allow"
            }
        return order.firstIndex(of: word) ?? 0
    }

    private static func isComparable(_ left: FieldTransform, _ right: FieldTransform) -> Bool {
        switch (left, right) {
        case (.mask, .mask): true
        case (.truncate(_, let suffix), .truncate(_, let other)): suffix == other
        default: left == right
        }
    }

    /// Of two texts made by the same action, the one that shows less of the value.
    private static func shorter(
        _ left: ReferenceEvaluator.Text?, _ right: ReferenceEvaluator.Text?
    ) -> ReferenceEvaluator.Text? {
        guard case .readable(let first) = left, case .readable(let second) = right else {
            return left
        }
        let shown = [first, second].map { $0.filter { $0 != "*" }.count }
        return shown[0] <= shown[1] ? left : right
    }
}
