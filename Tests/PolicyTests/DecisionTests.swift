// Which check decides, and what it is called.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy
import Testing

/// Which check decides, and what it is called.
struct DecisionTests {
    /// The deciding reason, and every failed one.
    private func reasons(_ person: Person) throws -> (deciding: String, failed: [String]) {
        var engine = try Person.engine()
        let verdict = engine.decide(0, of: person.batch, facts: person.facts)
        var failed: [String] = []
        verdict.failed.forEach { failed.append(engine.policy.reason(of: $0).description) }
        let deciding =
            verdict.isReleased ? "released" : engine.policy.reason(of: verdict.code).description
        return (deciding, failed)
    }

    private func change(_ change: (inout Person) -> Void) throws -> String {
        var person = Person()
        change(&person)
        return try reasons(person).deciding
    }

    @Test func `a person for whom everything holds is released`() throws {
        let (deciding, failed) = try reasons(Person())
        #expect(deciding == "released")
        #expect(failed == [])
    }

    @Test(arguments: [
        (ConsentState.unknown, "consent.unknown"), (.requested, "consent.invalid"),
        (.requestDeferred, "consent.invalid"), (.given, "released"), (.renewed, "released"),
        (.refused, "consent.refused"), (.withdrawn, "consent.withdrawn"),
        (.revoked, "consent.revoked"), (.expired, "consent.expired"),
        (.invalidated, "consent.invalid"), (.objected, "consent.withdrawn"),
    ])
    func `each state has its reason`(state: ConsentState, reason: String) throws {
        #expect(
            try change {
                $0.news = Person.given(.expressed, isConfirmed: true, terms: 1, state: state)
            } == reason)
    }

    @Test(arguments: [
        ("country", "US", "condition.region"), ("country", "", "condition.region"),
        ("country", "de", "condition.region"), ("country", "\0DE", "condition.region"),
        ("country", "Liechtenstei", "condition.region"),
        ("country", "Liechtenstein", "released"), ("loyalty_tier", "blocked", "condition.tier"),
        ("loyalty_tier", "", "condition.tier"), ("language", "", "condition.reachable"),
        ("birth_date", "2010-01-01", "condition.grown"),
        ("birth_date", "2008-06-02", "condition.grown"), ("birth_date", "2008-06-01", "released"),
        ("birth_date", "1990-13-01", "condition.grown"),
        ("birth_date", "1990-05-01T00:00:00Z", "released"),
        ("birth_date", "2999-05-01", "condition.grown"),
        ("email", "", "field.required_missing"), ("contract_active", "false", "basis.service"),
        ("contract_active", "yes", "basis.service"), ("contract_active", "TRUE", "released"),
        ("city", "", "field.required_missing"),
    ])
    func `each profile check has its reason`(field: String, value: String, reason: String) throws {
        #expect(try change { $0.profile[field] = value } == reason)
    }

    @Test func `the other arm of an any is enough`() throws {
        #expect(
            try change {
                $0.profile["birth_date"] = "2010-01-01"
                $0.profile["guardian_consent"] = "True"
            } == "released")
    }

    @Test(arguments: [
        (UInt32(3), "consent.notice_superseded"), (4, "consent.notice_superseded"),
        (5, "consent.recipient"), (6, "consent.notice_superseded"),
        (7, "consent.notice_superseded"), (0, "consent.notice_superseded"),
        (99, "consent.notice_superseded"),
    ])
    func `terms that prove too little have their reason`(terms: UInt32, reason: String) throws {
        #expect(
            try change { $0.news = Person.given(.expressed, isConfirmed: true, terms: terms) }
                == reason)
    }

    @Test func `consent checks decide in their fixed order`() throws {
        let old = Int64(24 * 60)
        #expect(
            try change {
                $0.news = Person.given(.implied, isConfirmed: false, terms: 0, hoursAgo: old)
            } == "consent.type")
        #expect(
            try change {
                $0.news = Person.given(.expressed, isConfirmed: false, terms: 0, hoursAgo: old)
            } == "consent.expired")
        #expect(
            try change { $0.news = Person.given(.expressed, isConfirmed: false, terms: 0) }
                == "consent.unconfirmed")
    }

    @Test func `every failed check is told, not only the deciding one`() throws {
        var person = Person()
        person.suppression = [.connection, .global]
        person.profile["country"] = "US"
        person.profile["email"] = ""
        person.news = Person.given(.implied, isConfirmed: false, terms: 0, hoursAgo: 24 * 60)
        let (deciding, failed) = try reasons(person)
        #expect(deciding == "suppression.global")
        #expect(
            failed == [
                "suppression.global", "suppression.connection", "consent.expired", "consent.type",
                "consent.unconfirmed", "consent.notice_superseded", "consent.recipient",
                "field.required_missing", "condition.region",
            ])
    }

    @Test func `conditions come before the primary purpose, and that before fields`() throws {
        var person = Person()
        person.profile["email"] = ""
        #expect(try reasons(person).deciding == "field.required_missing")
        person.news = .unknown
        #expect(try reasons(person).deciding == "consent.unknown")
        person.profile["language"] = ""
        #expect(try reasons(person).deciding == "condition.reachable")
        person.suppression = .connection
        #expect(try reasons(person).deciding == "suppression.connection")
    }

    @Test(arguments: [
        (Int64(744), "consent.expired"), (Int64(743), "released"),
    ])
    func `a consent ends at the very second its age is reached`(
        hours: Int64, expected: String
    ) throws {
        // One month before 1 June is 1 May, 31 days earlier.
        #expect(
            try change {
                $0.news = Person.given(.expressed, isConfirmed: true, terms: 1, hoursAgo: hours)
            } == expected)
    }

    @Test(arguments: [(Int64(0), "consent.expired"), (Int64(1), "released")])
    func `a consent ends at the very second it names`(seconds: Int64, expected: String) throws {
        #expect(
            try change {
                $0.news = Person.given(
                    .expressed, isConfirmed: true, terms: 1,
                    expiresAt: Person.now.advanced(bySeconds: seconds))
            } == expected)
    }

    @Test func `a value that cannot be transformed withholds the person`() throws {
        #expect(
            try change {
                $0.profile["birth_date"] = "unknown"
                $0.profile["guardian_consent"] = "true"
            } == "field.type")
    }

    @Test func `facts of another policy are an error and release nobody`() throws {
        var engine = try Person.engine()
        _ = engine.decide(0, of: Person().batch, facts: Person().facts)
        let verdict = engine.decide(0, of: Person().batch, facts: SubjectFacts(purposeCount: 1))
        #expect(engine.policy.reason(of: verdict.code).description == "error.evaluation")
        #expect(engine.values.bytes == [])
        #expect(engine.fieldOutcomes.allSatisfy { $0 == .absent })
    }

    @Test func `a row that is not there is an error and releases nobody`() throws {
        var engine = try Person.engine()
        let verdict = engine.decide(1, of: Person().batch, facts: Person().facts)
        #expect(verdict.code == .evaluationFailed)
    }

    @Test func `a source without the column of a condition releases nobody`() throws {
        var engine = try Person.engine(leavingOut: ["country"])
        let verdict = engine.decide(0, of: Person().batch, facts: Person().facts)
        #expect(engine.policy.reason(of: verdict.code).description == "condition.region")
    }

    @Test func `a policy whose key is not there is not put to work`() throws {
        let policy = try WidePolicy.document().compiled()
        #expect(throws: PolicyEngineError.keyMissing("ids")) {
            try PolicyEngine(policy: policy, columns: [:], terms: [:], keys: [], now: Person.now)
        }
    }

    @Test func `terms numbered beyond any ledger are refused`() throws {
        let policy = try WidePolicy.document().compiled()
        let terms = try #require(try Person.terms()[1])
        #expect(throws: PolicyEngineError.termsOutOfRange) {
            try PolicyEngine(
                policy: policy, columns: [:], terms: [.max: terms], keys: [], now: Person.now)
        }
    }
}
