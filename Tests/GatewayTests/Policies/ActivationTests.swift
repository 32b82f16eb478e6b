// The tests of putting policies in force.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Policy
import Testing

struct ActivationTests {
    private static let readers = (1...4).map { Reader($0) }

    private func activate(
        _ source: [UInt8], in home: TestHome, from text: String? = nil, isGuardRail: Bool = false,
        as role: Role = .administrator
    ) async throws -> ActivatePolicy.Output {
        let from = try text.map { try #require(Instant($0)) }
        return try await home.perform(
            ActivatePolicy(source: source, file: "p.yaml", from: from, isGuardRail: isGuardRail),
            as: role)
    }

    private func words(_ body: () async throws -> ActivatePolicy.Output) async throws -> String {
        let error = try await failure { try await body() }
        switch error {
        case .refused(.policyInvalid, let words, _), .input(_, let words): return words
        default: return "\(error)"
        }
    }

    @Test func `the entry says what came into force, when, and instead of what`() async throws {
        let home = try await TestHome.founded()
        let whole = try NewsletterPolicy.whole()
        let first = try await activate(whole, in: home)
        let next = Array(
            String(decoding: whole, as: UTF8.self)
                .replacing("\nversion: 3", with: "\nversion: 4").utf8)
        let second = try await activate(next, in: home, from: "2026-07-01T00:00:00Z")
        let entries = try home.entries(.policyActivated)
        #expect(
            entries.map { $0.members["resource"]?["id"]?.stringValue } == [
                "sendinblue-newsletter-eu@3", "sendinblue-newsletter-eu@4",
            ])
        #expect(entries[0].detail("owner") == "dpo@company.example")
        #expect(entries[0].detail("from") == "2026-01-01T00:00:00Z")
        #expect(entries[0].detail("until") == "2027-01-01T00:00:00Z")
        #expect(entries[0].detail("effective_from")?.stringValue == "\(home.clock.now())")
        #expect(entries[0].detail("guard_rail") == false)
        #expect(entries[0].detail("previous") == .null)
        #expect(entries[1].detail("previous")?.stringValue == first.digest)
        #expect(entries[1].detail("sha256")?.stringValue == second.digest)
        #expect(entries[1].detail("effective_from") == "2026-07-01T00:00:00Z")
        #expect(second.previous == first.digest)
        #expect(try await home.answer(ListPolicies()).map(\.state) == [.active, .dated])
        #expect(try await home.answer(ListPolicies()).allSatisfy(\.isSigned))
    }

    @Test(arguments: [
        ("2026-06-01T12:59:59Z", 3), ("2026-06-01T13:00:00Z", 4), ("2026-06-02T00:00:00Z", 4),
    ])
    func `a dated activation decides from its instant on`(text: String, version: Int) async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.activate(
            NewsletterPolicy.source(version: 4), from: Instant("2026-06-01T13:00:00Z"))
        home.clock.set(text)
        try await home.run()
        #expect(try home.transfer.policyVersion == version)
        let active = try await home.answer(ListPolicies()).filter { $0.state == .active }
        #expect(active.map(\.version) == [version])
    }

    @Test func `a policy whose activation is yet to come sends nothing before`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.edit { $0.policies = [] }
        try await home.activate(
            NewsletterPolicy.source(version: 4), from: Instant("2026-06-01T13:00:00Z"))
        let error = try await failure { try await home.run() }
        #expect(error.reason == .policyNone)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a run stops when a dated activation begins between its batches`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.activate(
            NewsletterPolicy.source(version: 4), from: Instant("2026-06-01T13:00:00Z"))
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { home.clock.set("2026-06-01T13:00:00Z") }
        }
        _ = try await home.run()
        #expect(home.destination.sent.count == 1)
    }

    @Test func `of two dated activations the one made later takes the place`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let later = try #require(Instant("2026-06-01T14:00:00Z"))
        let sooner = try #require(Instant("2026-06-01T13:00:00Z"))
        try await home.activate(NewsletterPolicy.source(version: 4), from: later)
        try await home.activate(NewsletterPolicy.source(version: 5), from: sooner)
        home.clock.set("2026-06-01T15:00:00Z")
        try await home.run()
        #expect(try home.transfer.policyVersion == 5)
    }

    @Test func `an activation cannot begin before it is made`() async throws {
        let home = try await TestHome.founded()
        let words = try await words {
            try await activate(
                NewsletterPolicy.whole(), in: home, from: "2026-06-01T11:59:59Z")
        }
        #expect(words.contains("from now on or from later"))
        #expect(home.store.rows.policies.isEmpty)
    }

    @Test func `a version that is only dated counts as well`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(NewsletterPolicy.whole(), in: home, from: "2026-12-01T00:00:00Z")
        let words = try await words { try await activate(NewsletterPolicy.whole(), in: home) }
        #expect(words.contains("a new version has a greater number"))
    }

    @Test func `a field of a prohibited category is refused for a reason of its own`() async throws
    {
        let home = try await TestHome.founded()
        let text = try String(decoding: NewsletterPolicy.whole(), as: UTF8.self)
            .replacing(
                "from: first_name, category: \"pd:Name\"",
                with: "from: first_name, category: \"pd:Financial\"")
        let error = try await failure { try await activate(Array(text.utf8), in: home) }
        #expect(error.reason == .fieldProhibited)
        #expect(home.store.rows.policies.isEmpty)
    }

    @Test func `a guard-rail is activated and stands beside the policy`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(NewsletterPolicy.whole(), in: home)
        let rail = try await activate(NewsletterPolicy.guardRail(), in: home, isGuardRail: true)
        #expect(rail.isGuardRail)
        #expect(try home.entries(.policyActivated).last?.detail("guard_rail") == true)
        #expect(try await home.answer(ListPolicies()).map(\.isGuardRail) == [false, true])
        #expect(home.store.rows.keys.map(\.name.text).contains("policy-customer-ref"))
    }

    @Test func `a guard-rail that contradicts a policy in force is refused`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(NewsletterPolicy.whole(), in: home)
        let words = try await words {
            try await activate(
                NewsletterPolicy.guardRail([("location: \"loc:FR\"", "location: \"loc:DE\"")]),
                in: home, isGuardRail: true)
        }
        #expect(words.contains("cannot decide together"))
        #expect(home.store.rows.policies.count == 1)
    }

    @Test func `a policy that contradicts a guard-rail in force is refused`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(
            NewsletterPolicy.guardRail([("location: \"loc:FR\"", "location: \"loc:DE\"")]),
            in: home, isGuardRail: true)
        let words = try await words { try await activate(NewsletterPolicy.whole(), in: home) }
        #expect(words.contains("names another recipient, role or location"))
    }

    @Test func `what is to come counts too`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(
            NewsletterPolicy.guardRail([("location: \"loc:FR\"", "location: \"loc:DE\"")]),
            in: home, from: "2026-08-01T00:00:00Z", isGuardRail: true)
        let words = try await words { try await activate(NewsletterPolicy.whole(), in: home) }
        #expect(words.contains("cannot decide together"))
    }

    @Test func `a policy whose window has ended does not stand in a guard-rail's way`()
        async throws
    {
        let home = try await TestHome.founded()
        _ = try await activate(NewsletterPolicy.whole(), in: home)
        home.clock.set("2027-02-01T00:00:00Z")
        let rail = try await activate(
            NewsletterPolicy.guardRail([("location: \"loc:FR\"", "location: \"loc:DE\"")]),
            in: home, isGuardRail: true)
        #expect(rail.version == 1)
    }

    @Test func `a guard-rail is activated within its own window`() async throws {
        let home = try await TestHome.founded()
        let words = try await words {
            try await activate(
                NewsletterPolicy.guardRail([("from: \"2026-01-01", "from: \"2026-07-01")]),
                in: home, isGuardRail: true)
        }
        #expect(words.contains("outside its own window a guard-rail lets nothing leave"))
    }

    @Test func `a guard-rail stays one, and a policy becomes none`() async throws {
        let home = try await TestHome.founded()
        _ = try await activate(NewsletterPolicy.guardRail(), in: home, isGuardRail: true)
        let first = try await words {
            try await activate(NewsletterPolicy.guardRail(version: 2), in: home)
        }
        #expect(first.contains("is a guard-rail, and stays one"))
        _ = try await activate(NewsletterPolicy.whole(), in: home)
        let next = try Array(
            String(decoding: NewsletterPolicy.whole(), as: UTF8.self)
                .replacing("\nversion: 3", with: "\nversion: 4").utf8)
        let second = try await words { try await activate(next, in: home, isGuardRail: true) }
        #expect(second.contains("is the policy of exports, and no guard-rail"))
    }

    @Test func `at most eight guard-rails stand beside a policy`() async throws {
        let home = try await TestHome.founded()
        for number in 1...8 {
            try await home.activate(
                NewsletterPolicy.guardRail([("id: organisation-", "id: number-\(number)-")]),
                isGuardRail: true)
        }
        let words = try await words {
            try await activate(NewsletterPolicy.guardRail(), in: home, isGuardRail: true)
        }
        #expect(words.contains("at most 8 guard-rails"))
    }

    @Test func `a guard-rail whose check no test misses is refused`() async throws {
        let home = try await TestHome.founded()
        let words = try await words {
            try await activate(
                NewsletterPolicy.guardRail([
                    (
                        "profile: {country: \"DE\", birth_date: \"1990-05-01\"}",
                        "profile: {country: \"DE\"}"
                    ),
                    ("reason: basis.messages", "reason: condition.adult"),
                ]),
                in: home, isGuardRail: true)
        }
        #expect(words.contains("`requires` of the purpose `messages` could be removed"))
    }
}
