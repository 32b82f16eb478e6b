// What a document says of itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Testing

@testable import Policy

/// What a document says of itself, and what it is once compiled.
struct PolicyDocumentTests {
    private func parse(_ text: String) throws -> PolicyDocument {
        try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
    }

    @Test func `its names are those in the file`() throws {
        let document = try WidePolicy.document()
        #expect(document.identifier == "wide")
        #expect(document.version == 7)
        #expect(document.title == "Everything at once")
        #expect(document.owner == "dpo@company.example")
        #expect(document.source == Array(WidePolicy.text.utf8))
    }

    @Test(arguments: PolicyFiles.names)
    func `the same document in JSON is the same policy`(name: String) throws {
        let source = try PolicyFiles.source(name)
        let canonical = try StrictReader.read(source).get().canonical
        let document = try PolicyFiles.document(name)
        let fromJSON = try PolicyDocument(parsing: canonical.bytes, file: "p.json")
        #expect(fromJSON.digest == document.digest)
        #expect(fromJSON.runTests().allSatisfy { $0.passed })
    }

    @Test(arguments: PolicyFiles.names)
    func `JSON laid out by another writer is the same policy`(name: String) throws {
        let canonical = try StrictReader.read(PolicyFiles.source(name)).get().canonical
        let object = try JSONSerialization.jsonObject(with: Data(canonical.bytes))
        let pretty = try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted)
        let document = try PolicyDocument(parsing: Array(pretty), file: "p.json")
        let original = try PolicyFiles.document(name)
        #expect(document.digest == original.digest)
    }

    @Test func `its digest is that of its canonical JSON`() throws {
        let canonical = try StrictReader.read(Array(WidePolicy.text.utf8)).get().canonical
        #expect(try WidePolicy.document().digest == SHA256.digest(of: canonical.bytes))
    }

    @Test func `its identity is the one that another implementation computed`() throws {
        let expected = "d33622d24db0fd80dee2e5269859c67063638520c10afc8a22ff8343656ddd4e"
        #expect(try WidePolicy.document().digest.hexadecimal == expected)
    }

    @Test func `comments and layout change nothing, one letter changes the identity`() throws {
        let document = try WidePolicy.document()
        let commented = try parse("# a comment\n" + WidePolicy.text + "\n# the end\n")
        let changed = try parse(
            WidePolicy.replacing("Everything at once", by: "Everything at ones"))
        #expect(commented.digest == document.digest)
        #expect(changed.digest != document.digest)
    }

    @Test func `it reads each profile field once, sorted`() throws {
        let policy = try WidePolicy.document().compiled()
        #expect(policy.sourceFields.map(\.text) == Person.columns.sorted())
        #expect(policy.contactField.text == "email")
        #expect(policy.phoneField?.text == "phone")
    }

    @Test func `it is in force from its beginning and no longer at its end`() throws {
        let policy = try WidePolicy.document().compiled()
        let (from, until) = try (#require(policy.effectiveFrom), #require(policy.effectiveUntil))
        #expect(!policy.isInForce(at: Instant(microseconds: from.microseconds - 1)))
        #expect(policy.isInForce(at: from))
        #expect(policy.isInForce(at: Instant(microseconds: until.microseconds - 1)))
        #expect(!policy.isInForce(at: until))
    }

    @Test func `what it says about runs is there to read`() throws {
        let policy = try WidePolicy.document().compiled()
        #expect(policy.connectionType == "sendinblue")
        #expect(policy.recipientName == "Recipient")
        #expect(policy.runRoles == [.administrator])
        #expect(policy.fourEyes?.rowsOver == 10)
        #expect(policy.requiresAgreement)
        #expect(policy.agreementMaxAge == Period("P12M"))
        #expect(policy.limits.maxRows == 100)
        #expect(policy.limits.maxBlockedShare == 1)
        #expect(policy.limits.maxChangeAgainstLastRun == 0.5)
        #expect(policy.retention?.withdrawWithin == Period("PT24H"))
        #expect(policy.purposes.map(\.isPrimary) == [true, false, false])
        #expect(policy.purposes.map(\.restsOnConsent) == [true, true, false])
    }

    @Test func `every code of a policy has its reason, and no other code has one`() throws {
        let policy = try WidePolicy.document().compiled()
        for (code, reason) in DecisionCode.fixed { #expect(policy.reason(of: code) == reason) }
        #expect(policy.reason(of: .condition(4)) == .condition("born"))
        #expect(policy.reason(of: .basis(2)) == .basis("service"))
        for code in [DecisionCode.condition(5), .basis(3), DecisionCode(rawValue: 7)] {
            #expect(policy.reason(of: code) == .error("decision_code"))
        }
    }

    @Test(arguments: [
        (
            DecisionCode.consentNoticeSuperseded, 0,
            "a consent to `news` by email renewed under notice `news`, version 2 or later"
        ),
        (.consentExpired, 1, "a consent to `texts` by sms given again, less than PT36H ago"),
        (.condition(0), 0, "a profile in which `country` is `DE` or `NO` or `Liechtenstein`"),
        (.basis(2), 2, "a profile in which `contract_active` is true"),
    ])
    func `an explanation says the way out`(code: DecisionCode, purpose: Int, words: String) throws {
        let policy = try WidePolicy.document().compiled()
        #expect(policy.remedy(for: code, purpose: purpose) == words)
    }

    @Test func `a failed test says what differs`() throws {
        let text = try WidePolicy.replacing(
            "reason: condition.region", by: "reason: consent.unknown")
        let results = try parse(text).runTests()
        #expect(results.map(\.difference) == ["expected `consent.unknown`; got `condition.region`"])
    }
}
