// Decisions as bytes and words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct DecisionCodeTests {
    @Test func `every fixed code and every reason stands once in the table`() {
        let fixed = DecisionCode.fixed
        #expect(Set(fixed.map(\.code)).count == fixed.count)
        #expect(Set(fixed.map(\.reason)).count == fixed.count)
        #expect(fixed.allSatisfy { (1...63).contains($0.code.rawValue) })
    }

    @Test func `the bytes of the log's format are these`() {
        let bytes = DecisionCode.fixed.map(\.code.rawValue)
        #expect(bytes == [1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 32, 33, 34, 63])
        #expect(DecisionCode.released.rawValue == 0)
        #expect(
            DecisionCode.condition(0).rawValue == 128 && DecisionCode.condition(63).rawValue == 191)
        #expect(DecisionCode.basis(0).rawValue == 192 && DecisionCode.basis(63).rawValue == 255)
    }

    @Test func `every reason reads back from its text`() {
        for reason in DecisionCode.fixed.map(\.reason) + [.condition("region"), .error("age_gate")]
        {
            #expect(ReasonCode(parsing: reason.description) == reason)
        }
    }

    @Test(arguments: [
        "", "consent", "consent.", ".unknown", "Consent.unknown", "consent..unknown",
        "consent unknown", "consent.ünknown",
    ])
    func `anything else is no reason`(text: String) {
        #expect(ReasonCode(parsing: text) == nil)
    }

    @Test func `a set of checks holds every code there is, each by itself`() {
        for one in UInt8.min...UInt8.max {
            var checks = CheckSet()
            checks.insert(DecisionCode(rawValue: one))
            let held = (UInt8.min...UInt8.max).filter {
                checks.contains(DecisionCode(rawValue: $0))
            }
            #expect(held == [one])
            #expect(!checks.isEmpty)
        }
    }

    @Test func `a set of checks is walked from the lowest code to the highest`() {
        var checks = CheckSet()
        for byte in [255, 0, 64, 128, 63, 191, 1] as [UInt8] {
            checks.insert(DecisionCode(rawValue: byte))
        }
        var walked: [UInt8] = []
        checks.forEach { walked.append($0.rawValue) }
        #expect(walked == [0, 1, 63, 64, 128, 191, 255])
    }

    @Test func `a verdict that is not released lets no field go`() {
        let fields = FieldSet(rawValue: .max)
        let withheld = Verdict(code: .consentExpired, failed: CheckSet(), fields: fields)
        #expect(withheld.fields == .none && !withheld.isReleased)
        #expect(Verdict(code: .released, failed: CheckSet(), fields: fields).fields == fields)
        #expect(Verdict.withheld(.consentExpired).failed.contains(.consentExpired))
    }

    @Test func `a set of fields holds 64, each by itself`() {
        for one in 0..<64 {
            var fields = FieldSet.none
            fields.insert(one)
            #expect((0..<64).filter(fields.contains) == [one])
        }
    }
}
