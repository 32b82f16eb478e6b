// The tests of runs beside which a guard-rail stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct GuardRailRunTests {
    /// Four readers, of whom the second is sixteen: old enough for the policy alone.
    private static let readers = (1...4).map { number in
        var reader = Reader(number, phone: number == 1)
        if number == 2 { reader.birthDate = "2010-01-01" }
        return reader
    }

    private func home(_ changes: [(String, String)] = []) async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.activate(NewsletterPolicy.guardRail(changes), isGuardRail: true)
        return home
    }

    @Test func `without a guard-rail all four leave`() async throws {
        let home = try await TestHome.ready(Self.readers)
        #expect(try await home.run().totals.released == 4)
    }

    @Test func `whom the guard-rail withholds does not leave`() async throws {
        let home = try await home()
        let report = try await home.run()
        #expect(report.totals.released == 3)
        #expect(report.totals.withheld == ["condition.adult": 1])
        #expect(home.destination.sent.reduce(0) { $0 + $1.people } == 3)
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `the decision names policy and guard-rail by their digests`() async throws {
        let home = try await home()
        try await home.run()
        let entry = try #require(home.entries(.transferDecided).last)
        let rail = try #require(home.store.rows.policies.last)
        #expect(
            entry.detail("guard_rails") == [
                [
                    "id": "organisation-guard-rail", "version": 1,
                    "sha256": .string(rail.digest.hexadecimal),
                ]
            ])
        #expect(
            entry.detail("policy")?["sha256"]?.stringValue
                == home.store.rows.policies.first?.digest.hexadecimal)
        #expect(try home.transfer.guardRails == [rail.digest.hexadecimal])
        #expect(try home.transfer.policyDigest != rail.digest.hexadecimal)
    }

    @Test func `without guard-rails a decision says that there were none`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        #expect(try home.entries(.transferDecided).last?.detail("guard_rails") == [])
    }

    @Test func `an explanation has the guard-rail's reason`() async throws {
        let home = try await home()
        try await home.run()
        let person = try #require(
            try await home.explain(home.transfer.identifier, "reader-2@example.com").person)
        #expect(person.rows.first?.verdict == "condition.adult")
    }

    @Test func `a field leaves no further than the guard-rail lets it`() async throws {
        let home = try await home([
            (
                "SMS: {from: phone, category: \"pd:TelephoneNumber\", for: messages, do: allow}",
                "MOBILE: {from: phone, category: \"pd:TelephoneNumber\", for: messages, do: allow}"
            ),
            ("SMS: \"+491511234567\"", "MOBILE: \"+491511234567\""),
            ("SMS: \"1234567\"", "MOBILE: \"1234567\""),
        ])
        try await home.run()
        let person = try #require(
            try await home.explain(home.transfer.identifier, "reader-1@example.com").person)
        #expect(person.rows.first?.fields == ["EMAIL", "FNAME", "LNAME"])
    }

    @Test func `a plan fails when a guard-rail came into force`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let plan = try await home.plan().plan
        try await home.activate(NewsletterPolicy.guardRail(), isGuardRail: true)
        let error = try await failure { try await home.run(plan: plan.identifier) }
        #expect(error.reason == .planPolicyChanged)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a guard-rail that comes into force stops a run before its next batch`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            guard batch == 0 else { return }
            try await home.activate(NewsletterPolicy.guardRail(), isGuardRail: true)
        }
        let report = try await home.run()
        #expect(report.state == .interrupted || report.state == .partial)
        #expect(home.destination.sent.count == 1)
    }

    @Test func `outside its own window a guard-rail lets nothing leave`() async throws {
        let home = try await home([
            (
                "{from: \"2026-01-01T00:00:00Z\"}",
                "{from: \"2026-01-01T00:00:00Z\", until: \"2026-06-01T12:00:00Z\"}"
            )
        ])
        let error = try await failure { try await home.run() }
        #expect(error.reason == .policyExpired)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `what cannot decide together lets nothing leave`() async throws {
        let home = try await home([("location: \"loc:FR\"", "location: \"loc:DE\"")])
        let error = try await failure { try await home.run() }
        guard case .refused(.policyInvalid, let words, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(words.contains("names another recipient, role or location"))
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `an export cannot take a guard-rail for its policy`() async throws {
        let home = try await home()
        let error = try await failure {
            try await home.perform(
                AddExport(
                    name: Name("other"), connection: Name("brevo"), segments: [Name("readers")],
                    policy: "organisation-guard-rail", list: 7, matching: [:], batchPeople: 2))
        }
        #expect(error == .notFound(kind: "activated policy", name: "organisation-guard-rail"))
    }
}
