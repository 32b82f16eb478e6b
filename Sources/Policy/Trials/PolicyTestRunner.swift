// Runs the tests that stand in a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// Runs the tests that stand in a policy file, with the engine that decides real people.
struct PolicyTestRunner {
    let policy: CompiledPolicy

    /// What differs, in words; nil when the decision is exactly the expected one.
    func difference(of test: PolicyTest) -> String? {
        let columns = Dictionary(
            uniqueKeysWithValues: policy.sourceFields.enumerated().map { ($1, $0) })
        var batch = ProfileBatch(columnCount: max(columns.count, 1))
        batch.begin(atRow: 0)
        for field in policy.sourceFields {
            for byte in test.profile[field] ?? [] { batch.append(byte) }
            batch.endField()
        }
        var told = PolicyTestConsents(policy: policy, now: test.now)
        for event in test.events { told.hear(event) }
        told.facts.suppression = test.suppression
        do {
            var engine = try PolicyEngine(
                policy: policy, columns: columns, terms: told.terms, keys: keys, now: test.now)
            let verdict = engine.decide(0, of: batch, facts: told.facts)
            return compare(verdict, engine, with: test.expectation)
        } catch {
            return "\(error)"
        }
    }

    /// One key for each name that a field gives, known to everybody: a test hides nothing.
    private var keys: [NamedKey] {
        policy.keyNames.map {
            NamedKey(name: $0, secret: SecretBytes(copying: Array("policy test \($0)".utf8)))
        }
    }

    private func compare(
        _ verdict: Verdict, _ engine: PolicyEngine, with expectation: PolicyTest.Expectation
    ) -> String? {
        let reason = policy.reason(of: verdict.code)
        switch expectation {
        case .deny(let expected):
            guard !verdict.isReleased else { return "expected deny, `\(expected)`; got allow" }
            return reason == expected ? nil : "expected `\(expected)`; got `\(reason)`"
        case .allow(let record, let dropped):
            guard verdict.isReleased else { return "expected allow; got deny, `\(reason)`" }
            let differences = policy.fields.enumerated().compactMap { index, target in
                compare(
                    target, text(of: index, engine, verdict), engine.fieldOutcomes[index],
                    record[target], dropped[target])
            }
            return differences.isEmpty ? nil : differences.joined(separator: "; ")
        }
    }

    private func text(
        of index: Int, _ engine: PolicyEngine, _ verdict: Verdict
    ) -> String? {
        guard verdict.fields.contains(index) else { return nil }
        return String(decoding: engine.values.value(index), as: UTF8.self)
    }

    private func compare(
        _ target: TargetField, _ text: String?, _ outcome: FieldOutcome, _ expected: String?,
        _ dropped: ReasonCode?
    ) -> String? {
        let reason: ReasonCode? =
            if case .dropped(let code) = outcome { policy.reason(of: code) } else { nil }
        guard Self.matches(text, expected) else {
            let words = [expected, text].map { $0.map { "`\($0)`" } ?? "nothing" }
            return "\(target): expected \(words[0]); got \(words[1])"
        }
        guard reason == dropped else {
            let words = [dropped, reason].map { $0.map { "`\($0)`" } ?? "no reason" }
            return "\(target): expected \(words[0]); got \(words[1])"
        }
        return nil
    }

    private static func matches(_ text: String?, _ expected: String?) -> Bool {
        guard let text else { return expected == nil }
        return switch expected {
        case PolicyTest.anyCode: Hexadecimal.bytes(of: text)?.count == 32
        case PolicyTest.anyToken: Tokeniser.isToken(text)
        default: text == expected
        }
    }
}
