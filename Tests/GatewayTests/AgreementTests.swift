// The tests of agreeing to a connection's terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

struct AgreementTests {
    private static let policy = "sendinblue-newsletter-eu"
    /// The policy without what asks for a second person.
    private static let forOne = [
        (
            "  four_eyes: {rows_over: 50000, on_policy_change: true, approvers: [\"officer\"]}\n",
            ""
        )
    ]

    private static func home(
        changes: [(String, String)] = forOne
    ) async throws -> TestHome {
        let home = try await TestHome.founded()
        try await home.activate(changes: changes)
        try await home.connect()
        return home
    }

    private static func offer(
        in home: TestHome, language: String? = nil, policies: [String] = [policy],
        for period: String = "P12M"
    ) async throws -> AgreementOffer {
        try await home.answer(
            ReadAgreementOffer(
                name: Name("brevo"), language: language, policies: policies,
                validFor: #require(Period(period))))
    }

    private static func agree(
        to offer: AgreementOffer, in home: TestHome, as role: Role = .administrator,
        saying statement: String = "I agree"
    ) async throws -> Agreement {
        try await home.perform(
            AgreeToConnection(to: offer, policies: [policy], statement: statement), as: role)
    }

    @Test func `the entry says who agreed to what, in which language, for how long`()
        async throws
    {
        let home = try await Self.home()
        let offer = try await Self.offer(in: home, language: "id")
        let agreement = try await Self.agree(to: offer, in: home, saying: "Saya setuju")
        let entry = try #require(home.entries(.connectionAgreed).last)
        #expect(entry.members["actor"]?["principal"] == "administrator")
        #expect(entry.detail("agreement") == .string("\(agreement.identifier)"))
        #expect(entry.detail("text") == "privacy-compliance@2")
        #expect(entry.detail("language") == "id")
        #expect(entry.detail("sha256") == .string(offer.textDigest))
        #expect(entry.detail("statement") == "Saya setuju")
        #expect(entry.detail("needs_second") == false)
        #expect(entry.detail("valid_until") == "2027-06-01T12:00:00Z")
        #expect(entry.detail("follows") == nil)
        #expect(
            entry.detail("scope") == [
                "purposes": ["newsletter", "sms_offers"],
                "categories": ["pd:EmailAddress", "pd:Name", "pd:TelephoneNumber"],
                "recipients": ["Brevo (Sendinblue SAS)"],
            ])
    }

    @Test func `the words name connection, address, scope and end`() async throws {
        let offer = try await Self.offer(in: try await Self.home())
        for part in [
            "\"Newsletter\"", "https://api.example.com", "newsletter; sms_offers",
            "pd:EmailAddress; pd:Name; pd:TelephoneNumber", "Brevo (Sendinblue SAS)",
            "2027-06-01T12:00:00Z", "I agree",
        ] {
            #expect(offer.body.contains(part), "\(part)")
        }
        #expect(!offer.body.contains("{"))
    }

    @Test func `two languages are two digests`() async throws {
        let home = try await Self.home()
        let english = try await Self.offer(in: home)
        let indonesian = try await Self.offer(in: home, language: "id")
        #expect(english.language == "en")
        #expect(english.textDigest != indonesian.textDigest)
        #expect(indonesian.body.contains("Pengendali Data Pribadi"))
        let agreement = try await Self.agree(
            to: indonesian, in: home, saying: indonesian.statement)
        #expect(agreement.language == "id")
        #expect(agreement.textDigest == indonesian.textDigest)
    }

    @Test func `other words than those asked for agree to nothing`() async throws {
        let home = try await Self.home()
        let offer = try await Self.offer(in: home)
        for words in ["yes", "i agree", "I agree ", "Saya setuju"] {
            let error = try await failure {
                try await Self.agree(to: offer, in: home, saying: words)
            }
            #expect(error.reason == .inputInvalid)
        }
        #expect(home.store.rows.agreements.isEmpty)
    }

    @Test func `nobody agrees to other words than they read`() async throws {
        let home = try await Self.home()
        let offer = try await Self.offer(in: home)
        try await home.activate(version: 4, changes: Self.forOne + [("pd:Name", "pd:Country")])
        let error = try await failure { try await Self.agree(to: offer, in: home) }
        #expect(error.reason == .agreementSuperseded)
        #expect(home.store.rows.agreements.isEmpty)
    }

    @Test func `without an export and a named policy there is nothing to agree to`() async throws {
        let home = try await Self.home()
        let error = try await failure { try await Self.offer(in: home, policies: []) }
        #expect(error.reason == .inputInvalid)
        #expect("\(error)".contains("nothing to agree to"))
    }

    @Test func `the policies of the connection's exports are covered unasked`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let offer = try await Self.offer(in: home, policies: [])
        #expect(offer.scope.purposes == ["newsletter", "sms_offers"])
        // Another connection has no exports.
        try await home.connect("second")
        let error = try await failure {
            try await home.answer(
                ReadAgreementOffer(name: Name("second"), validFor: #require(Period("P1M"))))
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `what only an older version of a policy lets leave is not agreed to`() async throws {
        let home = try await Self.home()
        try await home.activate(
            version: 4,
            changes: Self.forOne + [("category: \"pd:TelephoneNumber\"", "category: \"pd:Name\"")])
        let offer = try await Self.offer(in: home)
        #expect(offer.scope.categories == ["pd:EmailAddress", "pd:Name"])
    }

    @Test func `a version that is to come is agreed to with the one in force`() async throws {
        let home = try await Self.home()
        let later = try NewsletterPolicy.source(
            version: 4,
            Self.forOne + [("category: \"pd:TelephoneNumber\"", "category: \"pd:Country\"")])
        try await home.activate(later, from: Instant("2026-07-01T00:00:00Z"))
        let offer = try await Self.offer(in: home)
        #expect(
            offer.scope.categories == [
                "pd:Country", "pd:EmailAddress", "pd:Name", "pd:TelephoneNumber",
            ])
    }

    @Test func `a policy that has ended cannot be agreed to`() async throws {
        let home = try await Self.home()
        home.clock.set("2027-01-01T00:00:00Z")
        let error = try await failure { try await Self.offer(in: home) }
        #expect(error.reason == .inputNotFound)
    }

    @Test func `a guard-rail adds nothing to what is agreed to, and the agreement covers the run`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)])
        let before = try #require(home.store.rows.agreements.last)
        try await home.activate(NewsletterPolicy.guardRail(), isGuardRail: true)
        #expect(try await Self.offer(in: home).scope == before.scope)
        #expect(try await home.plan().objection == nil)
    }

    @Test func `a policy for another kind of connection cannot be named`() async throws {
        let home = try await Self.home()
        try await home.connect("elsewhere", kind: "other")
        let error = try await failure { try await home.agree("elsewhere") }
        #expect(error.reason == .inputNotFound)
    }

    @Test(arguments: ["P6Y", "P5YT1S", "P1000Y", "P100000000D"])
    func `an agreement for longer than five years is refused`(period: String) async throws {
        let home = try await Self.home()
        let error = try await failure { try await Self.offer(in: home, for: period) }
        #expect(error.reason == .inputInvalid)
        #expect("\(error)".contains("five years"))
    }

    @Test func `five years are agreed to, and counted from the day of agreeing`() async throws {
        let home = try await Self.home()
        let offer = try await Self.offer(in: home, for: "P5Y")
        #expect("\(offer.validUntil)" == "2031-06-01T12:00:00Z")
        #expect(try await Self.agree(to: offer, in: home).validUntil == offer.validUntil)
    }

    @Test func `an end that is past is agreed to by nobody`() async throws {
        let home = try await Self.home()
        let offer = try await Self.offer(in: home, for: "P1M")
        home.clock.set("2026-07-01T12:00:00Z")
        let error = try await failure { try await Self.agree(to: offer, in: home) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.agreements.isEmpty)
    }

    @Test func `a language that nobody published is refused with those that there are`()
        async throws
    {
        let home = try await Self.home()
        let error = try await failure { try await Self.offer(in: home, language: "fr") }
        #expect(error.reason == .inputInvalid)
        #expect("\(error)".contains("`en`, `id`"))
    }

    @Test func `agreeing anew names the agreement it takes the place of`() async throws {
        let home = try await Self.home()
        let first = try await home.agree()
        let second = try await home.agree()
        #expect(second.follows == first.identifier)
        #expect(
            try home.entries(.connectionAgreed).last?.detail("follows")
                == .string("\(first.identifier)"))
    }

    @Test func `a withdrawn agreement stays on record with all that it said`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let given = try #require(home.store.rows.agreements.last)
        let ended = try await home.perform(RevokeAgreement(name: Name("brevo")))
        #expect(ended.scope == given.scope)
        #expect(ended.secondedBy == given.secondedBy)
        #expect(ended.needsSecond == given.needsSecond)
        #expect(ended.follows == given.identifier)
        #expect(ended.revokedAt == home.clock.now())
        #expect(
            try home.entries(.connectionRevoked).last?.detail("agreement")
                == .string("\(given.identifier)"))
    }
}
