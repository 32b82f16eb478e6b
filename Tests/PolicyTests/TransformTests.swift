// What leaves in the place of a value.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import Policy

/// What leaves in the place of a value.
struct TransformTests {
    private func released(_ change: (inout Person) -> Void) throws -> [String: String] {
        var person = Person()
        change(&person)
        var engine = try Person.engine()
        let verdict = engine.decide(0, of: person.batch, facts: person.facts)
        var record: [String: String] = [:]
        for (index, target) in engine.policy.fields.enumerated() {
            let text = String(decoding: engine.values.value(index), as: UTF8.self)
            #expect(verdict.fields.contains(index) == !text.isEmpty)
            if !text.isEmpty { record[target.description] = text }
        }
        return record
    }

    @Test func `every action does what its name says`() throws {
        // HMAC-SHA-256 of `C-1` under the key 01 02 03, from another implementation.
        let code = "edd3666af356fc3b3ae772ac255f65b566dbde9ee84e35ee69980ff66c011190"
        // The first 130 bits of that of `exeat/token/1`, `TOKEN` and `C-1`, from the same one.
        let token = "3T5ZKVWJ7BZ6XCS2DD2RCHR7EM"
        #expect(
            try released { _ in } == [
                "EMAIL": "a@example.com", "FNAME": "Gi.", "SMS": "*****345", "EXT_ID": code,
                "BAND": "30+", "SOURCE": "gate", "CITY": "Oslo", "TOKEN": token,
            ])
    }

    @Test func `an absent value has no keyed pseudonym`() throws {
        #expect(try released { $0.profile["customer_id"] = "" }["EXT_ID"] == nil)
    }

    @Test func `an absent value has no token`() throws {
        #expect(try released { $0.profile["customer_id"] = "" }["TOKEN"] == nil)
    }

    @Test func `a value has one token in a field, and another value another`() throws {
        let first = try released { _ in }["TOKEN"]
        #expect(try released { $0.profile["city"] = "Bergen" }["TOKEN"] == first)
        #expect(try released { $0.profile["customer_id"] = "C-2" }["TOKEN"] != first)
    }

    @Test func `one value has different tokens in two fields`() throws {
        let key = NamedKey(name: "ids", secret: SecretBytes(copying: [1, 2, 3]))
        var scratch: [UInt8] = []
        let tokens = try ["TOKEN", "OTHER"].map { name in
            let target = try #require(TargetField(name))
            var text: [UInt8] = []
            Tokeniser(key, target: target).append(
                tokenOf: Array("C-1".utf8)[...], to: &text, scratch: &scratch)
            return String(decoding: text, as: UTF8.self)
        }
        #expect(tokens[0] != tokens[1])
        #expect(tokens.allSatisfy(Tokeniser.isToken))
    }

    @Test(arguments: [
        "", "66TBSQ1APVXSWGW7DJACFSTVQ", "66TBSQ1APVXSWGW7DJACFSTVQMM",
        "66tbsq1apvxswgw7djacfstvqm", "66TBSQ1APVXSWGW7DJACFSTVQU",
    ])
    func `what is spelt otherwise is no token`(text: String) {
        #expect(!Tokeniser.isToken(text))
    }

    @Test func `a field without its own purpose stays, and the others go`() throws {
        let record = try released { $0.texts = .unknown }
        #expect(record["SMS"] == nil)
        #expect(record["SOURCE"] == nil)
        #expect(record["EMAIL"] == "a@example.com")
    }

    @Test func `nothing is left of a released person when the next one is withheld`() throws {
        var engine = try Person.engine()
        _ = engine.decide(0, of: Person().batch, facts: Person().facts)
        #expect(!engine.values.bytes.isEmpty)
        var person = Person()
        person.news = .unknown
        let verdict = engine.decide(0, of: person.batch, facts: person.facts)
        #expect(verdict.fields == .none)
        #expect(engine.values.bytes.isEmpty)
    }

    @Test(arguments: [
        ("Given", "Gi."), ("G", "G."), ("Gi", "Gi."), ("Øystein", "Øy."),
        ("E\u{301}a\u{301}b", "E\u{301}a\u{301}."), ("ab\u{301}c", "ab\u{301}."),
        ("👩‍👩‍👧‍👦👍🏽x", "👩‍👩‍👧‍👦👍🏽."), ("李小龍", "李小."),
    ])
    func `truncating keeps characters, not bytes`(name: String, expected: String) throws {
        #expect(
            try Array(released { $0.profile["first_name"] = name }["FNAME"]?.utf8 ?? "".utf8)
                == Array(expected.utf8))
    }

    @Test(arguments: [
        ("+4912345", "*****345"), ("123456", "***456"), ("12345", "*****"), ("1", "*"),
        ("ééééééé", "****ééé"),
    ])
    func `a mask shows the end of a long value and nothing of a short one`(
        phone: String, expected: String
    ) throws {
        #expect(try released { $0.profile["phone"] = phone }["SMS"] == expected)
    }

    @Test(arguments: [
        ("2008-06-01", "18-29"), ("1996-06-02", "18-29"), ("1996-06-01", "30+"),
        ("1935-01-01", "30+"), ("2015-01-01", "<18"), ("2026-06-01", "<18"),
    ])
    func `an age is told in bands`(birth: String, expected: String) throws {
        #expect(
            try released {
                $0.profile["birth_date"] = birth
                $0.profile["guardian_consent"] = "true"
            }["BAND"] == expected)
    }

    @Test func `what is dropped is told as dropped, with or without a value`() throws {
        var person = Person()
        person.profile["last_name"] = ""
        var engine = try Person.engine()
        _ = engine.decide(0, of: person.batch, facts: person.facts)
        #expect(engine.fieldOutcomes[2] == .dropped(.fieldDrop))
    }
}
