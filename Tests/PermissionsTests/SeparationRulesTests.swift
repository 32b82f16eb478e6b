// The rules that keep duties apart.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct SeparationRulesTests {
    private func ask(
        _ rules: [SeparationRule], consentGivenAt: Instant? = nil, activated: [String] = []
    ) throws -> (rule: SeparationRule, words: String)? {
        SeparationRules.objection(
            under: rules,
            against: Involvement(
                principal: try Name("ada"), consentGivenAt: consentGivenAt, activated: activated))
    }

    @Test func `who did nothing breaks no rule`() throws {
        #expect(try ask(SeparationRule.allCases) == nil)
    }

    @Test func `who did everything breaks no rule where there is none`() throws {
        #expect(try ask([], consentGivenAt: Samples.now, activated: ["a@1"]) == nil)
    }

    @Test func `who took in a consent does not run`() throws {
        let found = try #require(try ask([.notRecorder], consentGivenAt: Samples.now))
        #expect(found.rule == .notRecorder)
        #expect(
            found.words
                == "`ada` took in a consent that was given, last at 2026-11-01T00:00:00Z, and "
                + "`not-recorder` keeps those who do from running this export")
    }

    @Test func `who changed the policy does not run`() throws {
        let found = try #require(try ask([.notPolicyChanger], activated: ["a@1", "rail@2"]))
        #expect(found.rule == .notPolicyChanger)
        #expect(found.words.hasPrefix("`ada` put `a@1`, `rail@2` in force"))
    }

    @Test func `each rule looks at its own deed only`() throws {
        #expect(try ask([.notRecorder], activated: ["a@1"]) == nil)
        #expect(try ask([.notPolicyChanger], consentGivenAt: Samples.now) == nil)
    }

    @Test func `of several broken rules the first in their order is named`() throws {
        let found = try ask(
            [.notPolicyChanger, .notRecorder], consentGivenAt: Samples.now, activated: ["a@1"])
        #expect(found?.rule == .notRecorder)
    }
}
