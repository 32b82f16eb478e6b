// Keeps those who made a transfer possible from running it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Keeps those who made a transfer possible from running it.
///
/// Pure. Rules narrow and never widen: they are asked of somebody who may run the export otherwise.
/// It is the principal that counts, not the account: a person who is enrolled twice is two here.
public enum SeparationRules {
    /// The first rule of these, in the order of `SeparationRule`, that somebody's deeds break.
    ///
    /// - Parameters:
    ///   - rules: What the export is under, in any order.
    ///   - involvement: What whoever runs it did.
    /// - Returns: Nil when none is broken; else the rule with the deed, in words.
    public static func objection(
        under rules: some Sequence<SeparationRule>, against involvement: Involvement
    ) -> (rule: SeparationRule, words: String)? {
        let rules = Set(rules)
        for rule in SeparationRule.allCases where rules.contains(rule) {
            if let words = deed(against: rule, of: involvement) { return (rule, words) }
        }
        return nil
    }

    private static func deed(
        against rule: SeparationRule, of involvement: Involvement
    ) -> String? {
        let name = involvement.principal
        switch rule {
        case .notRecorder:
            return involvement.consentGivenAt.map {
                "`\(name)` took in a consent that was given, last at \($0.wholeSecond), and "
                    + "`\(rule.rawValue)` keeps those who do from running this export"
            }
        case .notPolicyChanger:
            guard !involvement.activated.isEmpty else { return nil }
            let deeds = involvement.activated.map { "`\($0)`" }.joined(separator: ", ")
            return "`\(name)` put \(deeds) in force, and `\(rule.rawValue)` keeps those who change "
                + "what decides from running this export"
        }
    }
}
