// What a policy and a guard-rail make together, and when they make nothing.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Policy

/// What a policy and a guard-rail make together, and when they make nothing.
struct GuardRailTests {
    /// The wide policy under another name, with pieces of text in others' places.
    private func rail(_ changes: [(String, String)] = []) throws -> CompiledPolicy {
        var text = try WidePolicy.replacing("id: wide", by: "id: rail")
        for (old, new) in changes {
            guard text.contains(old) else { throw WidePolicy.Missing(text: old) }
            text = text.replacing(old, with: new)
        }
        return try PolicyFiles.parsed(text, "rail.yaml").compiled()
    }

    private func combined(_ changes: [(String, String)]) throws -> CompiledPolicy {
        try WidePolicy.document().compiled().combined(with: [rail(changes)])
    }

    @Test(arguments: ["newsletter-eu.yaml", "service-id.yaml"])
    func `the organisation's guard-rail stands beside each policy`(name: String) throws {
        let policy = try PolicyFiles.document(name).compiled()
        let rail = try PolicyFiles.document("organisation-guard-rail.yaml").compiled()
        let combined = try policy.combined(with: [rail])
        #expect(combined.fields == policy.fields)
        #expect(combined.purposes.map(\.name.text).last == "messages")
        #expect(Array(combined.ownPurposes) == policy.purposes)
        #expect(combined.rules.filter { $0.transform == .drop }.count <= 1)
    }

    @Test func `without guard-rails a policy stays what it is`() throws {
        let policy = try WidePolicy.document().compiled()
        let same = try policy.combined(with: [])
        #expect(same.rules == policy.rules)
        #expect(same.guardRails.isEmpty)
    }

    @Test func `every limit and age is the narrower`() throws {
        let joined = try combined([
            ("max_rows: 100", "max_rows: 90"), ("max_blocked_share: 1,", "max_blocked_share: 0.9,"),
            ("max_change_vs_last_run: 0.5", "max_change_vs_last_run: 0.6"),
            ("max_age: P12M}", "max_age: P6M}"), ("at_recipient: P1Y", "at_recipient: P2Y"),
            ("withdraw_within: PT24H", "withdraw_within: PT12H"),
            ("rows_over: 10, on_policy_change: true", "rows_over: 5, on_policy_change: false"),
            (
                "2026-01-01T00:00:00Z\", until: \"2027-01-01",
                "2026-02-01T00:00:00Z\", until: \"2027-02-01"
            ),
        ])
        #expect(joined.limits.maxRows == 90)
        #expect(joined.limits.maxBlockedShare == 0.9)
        #expect(joined.limits.maxChangeAgainstLastRun == 0.5)
        #expect(joined.agreementMaxAge == Period("P6M"))
        #expect(joined.retention?.atRecipient == Period("P1Y"))
        #expect(joined.retention?.withdrawWithin == Period("PT12H"))
        #expect(joined.fourEyes?.rowsOver == 5)
        #expect(joined.fourEyes?.onPolicyChange == true)
        #expect(joined.effectiveFrom == Instant("2026-02-01T00:00:00Z"))
        #expect(joined.effectiveUntil == Instant("2027-01-01T00:00:00Z"))
    }

    @Test func `what only one of them limits is limited`() throws {
        let four = "\n  four_eyes: {rows_over: 10, on_policy_change: true, approvers: [officer]}"
        let joined = try combined([
            (four, ""),
            ("agreement: {required: true, max_age: P12M}", "agreement: {required: false}"),
            ("limits: {max_rows: 100, max_blocked_share: 1, max_change_vs_last_run: 0.5}\n", ""),
            ("retention: {at_recipient: P1Y, then: delete, withdraw_within: PT24H}\n", ""),
            ("effective: {from: \"2026-01-01T00:00:00Z\", until: \"2027-01-01T00:00:00Z\"}\n", ""),
        ])
        let policy = try WidePolicy.document().compiled()
        #expect(joined.fourEyes == policy.fourEyes)
        #expect(joined.requiresAgreement)
        #expect(joined.agreementMaxAge == Period("P12M"))
        #expect(joined.limits == policy.limits)
        #expect(joined.retention == policy.retention)
        #expect(joined.effectiveFrom == policy.effectiveFrom)
        #expect(joined.effectiveUntil == policy.effectiveUntil)
    }

    @Test func `only roles that both name may run and approve`() throws {
        let joined = try combined([
            ("run: [administrator]", "run: [contributor, administrator]"),
            ("approvers: [officer]", "approvers: [administrator, officer]"),
        ])
        #expect(joined.runRoles == [.administrator])
        #expect(joined.fourEyes?.approvers == [.officer])
    }

    @Test func `a field that the guard-rail does not list never leaves`() throws {
        let city =
            "  CITY: {from: city, category: \"pd:Country\", for: service, required: true, do: allow}\n"
        let policy = try PolicyFiles.parsed(
            WidePolicy.replacing("service, required: true", by: "service, required: false"), "p"
        ).compiled()
        let joined = try policy.combined(with: [rail([(city, "")])])
        var engine = try Person.engine(joined)
        let verdict = engine.decide(0, of: Person().batch, facts: Person().facts(for: joined))
        #expect(verdict.isReleased)
        #expect(engine.fieldOutcomes[7] == .dropped(.fieldDrop))
    }

    @Test func `both purposes of a field must hold`() throws {
        // The guard-rail sends the given name for the text messages, the policy for the news.
        let joined = try combined([
            (
                "category: \"pd:Name\", for: news, do: truncate",
                "category: \"pd:Name\", for: texts, do: truncate"
            )
        ])
        var engine = try Person.engine(joined)
        var person = Person()
        person.texts = .unknown
        _ = engine.decide(0, of: person.batch, facts: person.facts(for: joined))
        #expect(engine.fieldOutcomes[1] == .dropped(.consentUnknown))
        #expect(engine.fieldOutcomes[0] == .leaves)
    }

    private static let impossible: [(changes: [(String, String)], words: String)] = [
        (
            [("name: \"Recipient\"", "name: \"Somebody\"")],
            "`rail` names another recipient, role or location"
        ),
        (
            [("location: \"loc:FR\"", "location: \"loc:DE\"")],
            "`rail` names another recipient, role or location"
        ),
        (
            [("role: \"dpv:DataProcessor\"", "role: \"dpv:ThirdParty\"")],
            "`rail` names another recipient, role or location"
        ),
        (
            [("subjects: [\"dpv:Customer\"]", "subjects: [\"dpv:Child\"]")],
            "the policy is about `dpv:Customer`, and `rail` is not"
        ),
        (
            [("  agreement: {req", "  safeguards: [\"dpv:DataRedaction\"]\n  agreement: {req")],
            "`rail` asks for the safeguard `dpv:DataRedaction`, which the policy does not name"
        ),
        (
            [
                ("prohibit: [\"pd:Financial\"]", "prohibit: [\"pd:Country\"]"),
                ("{from: city, category: \"pd:Country\"", "{from: city, category: \"pd:Name\""),
            ], "the field `CITY` holds data of the category `pd:Country`, which is prohibited"
        ),
        (
            [("CITY: {from: city,", "CITY: {from: postcode,")],
            "`rail` reads the field `CITY` from another profile field"
        ),
        (
            [("keep: 2, suffix: \".\"", "keep: 2, suffix: \"\"")],
            "`rail` does something else to the field `FNAME`, and neither is the stricter"
        ),
        (
            [("do: hmac, key: ids", "do: hmac, key: other")],
            "`rail` does something else to the field `EXT_ID`, and neither is the stricter"
        ),
        ([("service, required: true, do: allow", "service, do: drop")], required("CITY")),
        (
            [
                (
                    "{from: city, category: \"pd:Country\", for: service, required: true, do: allow}",
                    "{category: \"pd:Country\", for: service, do: constant, value: here}"
                )
            ], required("CITY")
        ),
        ([("  CITY: {from", "  TOWN: {from")], required("CITY")),
        (
            [("  TOKEN: {from: customer_id,", "  OTHER: {from: customer_id, required: true,")],
            required("OTHER")
        ),
        (
            [("run: [administrator]", "run: [contributor]")],
            "no role may run it under both the policy and `rail`"
        ),
        (
            [("approvers: [officer]", "approvers: [administrator]")],
            "no role may approve it under both the policy and `rail`"
        ),
        (
            [("2026-01-01T00:00:00Z\", until: \"2027", "2027-01-01T00:00:00Z\", until: \"2028")],
            "the policy and `rail` are never in force at the same time"
        ),
        ([("id: rail", "id: wide")], "the guard-rail `wide` stands twice"),
    ]

    private static func required(_ field: String) -> String {
        "the field `\(field)` is required, and together with `rail` its value never leaves"
    }

    @Test(arguments: impossible.indices)
    func `what contradicts itself is no policy`(number: Int) throws {
        let (changes, words) = Self.impossible[number]
        let error = #expect(throws: PolicyCombinationError.self) { try combined(changes) }
        #expect(error?.description == words)
    }

    @Test func `a local term is a kind of the one that is prohibited`() throws {
        let money = [
            (
                "CITY: {from: city, category: \"pd:Country\"",
                "CITY: {from: city, category: \"x-test:money\""
            ),
            ("prohibit: [\"pd:Financial\"]\n", ""),
        ]
        let policy = try rail(money + [("id: rail", "id: wide")])
        let error = #expect(throws: PolicyCombinationError.self) {
            try policy.combined(with: [rail()])
        }
        #expect(
            error?.description
                == "the field `CITY` holds data of the category `pd:Financial`, which is prohibited"
        )
    }

    @Test func `a guard-rail cannot stand twice`() throws {
        let policy = try WidePolicy.document().compiled()
        let rail = try rail()
        #expect(throws: PolicyCombinationError.twice(rail: "rail")) {
            try policy.combined(with: [rail, rail])
        }
    }

    @Test func `more than 64 conditions together are refused`() throws {
        let more = (0..<59).map { "  - {id: more\($0), field: language, op: present}\n" }.joined()
        let rail = try rail([("conditions:\n", "conditions:\n" + more)])
        #expect(throws: PolicyCombinationError.tooMany("conditions")) {
            try WidePolicy.document().compiled().combined(with: [rail])
        }
    }

    @Test func `more than 64 purposes together are refused`() throws {
        var text = ""
        for number in 0..<61 {
            text +=
                "  p\(number):\n    term: \"dpv:Marketing\"\n    lawful_basis: \"eu-gdpr:A6-1-b\"\n"
                + "    channel: email\n    requires: {field: language, op: present}\n"
        }
        let rail = try rail([("purposes:\n", "purposes:\n" + text)])
        #expect(throws: PolicyCombinationError.tooMany("purposes")) {
            try WidePolicy.document().compiled().combined(with: [rail])
        }
    }

    @Test(arguments: [
        ("P1M", "P30D", "P1M"), ("P30D", "P1M", "P1M"), ("P12M", "P1Y", "P12M"),
        ("PT24H", "P1D", "PT24H"), ("PT72H", "PT24H", "PT24H"), ("P2Y", "P23M", "P23M"),
    ])
    func `the shorter period counts`(left: String, right: String, expected: String) throws {
        let periods = try (#require(Period(left)), #require(Period(right)))
        #expect(Period.shorter(periods.0, periods.1) == Period(expected))
    }
}
