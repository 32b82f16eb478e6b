// Whether a policy is ready to be relied on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy
import Testing

/// Whether a policy is ready to be relied on, in the words that activation refuses with.
struct PolicyTrialTests {
    @Test(arguments: PolicyFiles.names)
    func `each check of the repository's policies is noticed by a test of the file`(
        name: String
    ) throws {
        let trial = try PolicyFiles.document(name).trial()
        let tests = Set(trial.results.map(\.name))
        #expect(!trial.checks.isEmpty)
        #expect(trial.checks.allSatisfy { $0.noticedBy.map(tests.contains) ?? false })
        #expect(trial.objections.isEmpty)
    }

    @Test func `a failed test is objected to before checks that no test guards`() throws {
        let text = try WidePolicy.replacing(
            "reason: condition.region", by: "reason: consent.unknown")
        let trial = try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml").trial()
        #expect(
            trial.objections.first
                == "its test \"nobody asked\" fails: expected `consent.unknown`; got "
                + "`condition.region`")
        #expect(trial.objections.count == 1 + trial.unguarded.count)
    }

    @Test func `a check that no test guards is objected to with what to add`() throws {
        let trial = try WidePolicy.document().trial()
        #expect(
            trial.objections.contains(
                "arm 2 of the condition `grown` could be removed and no test would fail; add a "
                    + "test that fails without it"))
    }
}
