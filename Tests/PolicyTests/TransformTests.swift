// What leaves in the place of a value.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy
import Testing

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
        #expect(
            try released { _ in } == [
                "EMAIL": "a@example.com", "FNAME": "Gi.", "SMS": "*****345", "EXT_ID": code,
                "BAND": "30+", "SOURCE": "gate", "CITY": "Oslo",
            ])
    }

    @Test func `an absent value has no keyed pseudonym`() throws {
        #expect(try released { $0.profile["customer_id"] = "" }["EXT_ID"] == nil)
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
