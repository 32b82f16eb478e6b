// Recording one consent, with what proves it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Gateway
import Testing

struct RecordConsentTests {
    private static let somebody = ContactPoint(kind: .email, text: "reader-1@example.com")
    private static let proof: Digest<ConsentProof> = SHA256.digest(of: [1, 2, 3])

    @discardableResult
    private func record(
        in home: TestHome, purpose: String = "newsletter", notice: String = "newsletter",
        version: Int = 4, language: String? = nil, recipients: [String] = ["sendinblue"],
        evidence: ConsentEvidence = ConsentEvidence(method: "web_form"), at: String? = nil,
        isConfirmed: Bool = false
    ) async throws -> RecordedConsent {
        try await home.perform(
            RecordConsent(
                contact: Self.somebody,
                terms: ConsentTerms(
                    purpose: Name(purpose), channel: .email, notice: notice,
                    noticeVersion: version, recipients: recipients),
                language: language, type: "dpv:ExpressedConsent", isConfirmed: isConfirmed,
                evidence: evidence, expressedAt: at.flatMap { Instant($0) }, validFor: nil))
    }

    private func refusal(
        of evidence: ConsentEvidence, at: String? = nil
    ) async throws -> GatewayError {
        let home = try await TestHome.founded()
        let error = try await failure { try await record(in: home, evidence: evidence, at: at) }
        #expect(home.store.rows.events.isEmpty)
        #expect(try home.entries(.consentRecorded).isEmpty)
        return error
    }

    @Test func `terms carry the context, and evidence is kept`() async throws {
        let home = try await TestHome.founded()
        let confirmedAt = try #require(Instant("2026-06-01T11:00:00Z"))
        try await record(
            in: home,
            evidence: ConsentEvidence(
                method: "web_form", indicatedBy: .guardian, confirmedAt: confirmedAt,
                confirmation: "double_opt_in", proof: Self.proof), at: "2026-06-01T10:00:00Z")
        let context = try #require(
            home.store.rows.contexts.first {
                ($0.notice.text, $0.noticeVersion) == ("newsletter", 4)
            })
        #expect(home.store.rows.terms[1]?.context == context.digest)
        let shown = try await home.perform(ShowConsent(contact: Self.somebody))
        let row = try #require(shown.events.first)
        #expect(row.context == context.digest.hexadecimal && row.language == "en")
        #expect(row.method == "web_form" && row.indicatedBy == .guardian)
        #expect(row.confirmedAt == confirmedAt && row.confirmation == "double_opt_in")
        #expect(row.proof == Self.proof.hexadecimal)
        #expect(row.isConfirmed)
        #expect(row.recordedBy?.text == "administrator" && row.source == nil)
        #expect(row.batch != nil)
    }

    @Test(arguments: ["", "Web Form", "somebody@example.com", "a\u{0A}b"])
    func `without a method in one word nothing is recorded`(method: String) async throws {
        let error = try await refusal(of: ConsentEvidence(method: method))
        #expect(error.reason == .inputInvalid)
        #expect(!"\(error)".contains("somebody"))
    }

    @Test func `an organisation gives no consent`() async throws {
        let error = try await refusal(
            of: ConsentEvidence(method: "paper", indicatedBy: .administrator))
        #expect(error.reason == .inputInvalid)
    }

    @Test(arguments: ["2026-06-01T09:59:59Z", "2026-06-01T12:05:01Z"])
    func `a confirmation lies between the consent and now`(confirmedAt: String) async throws {
        let error = try await refusal(
            of: ConsentEvidence(method: "web_form", confirmedAt: Instant(confirmedAt)),
            at: "2026-06-01T10:00:00Z")
        #expect(error.reason == .inputInvalid)
    }

    @Test func `how it was confirmed is one word`() async throws {
        let error = try await refusal(
            of: ConsentEvidence(method: "web_form", confirmation: "by mail to a@example.com"))
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a word or a time of confirmation confirms`() async throws {
        for evidence in [
            ConsentEvidence(method: "web_form", confirmation: "double_opt_in"),
            ConsentEvidence(method: "web_form", confirmedAt: Instant("2026-06-01T12:00:00Z")),
        ] {
            let home = try await TestHome.founded()
            try await record(in: home, evidence: evidence)
            #expect(home.store.rows.events.map(\.isConfirmed) == [true])
        }
        let home = try await TestHome.founded()
        try await record(in: home)
        #expect(home.store.rows.events.map(\.isConfirmed) == [false])
    }

    @Test func `a consent without a published notice about its purpose is refused`() async throws {
        let home = try await TestHome.founded()
        for (purpose, notice, version, reason) in [
            ("raffle", "newsletter", 4, ReasonCode.inputNotFound),
            ("newsletter", "nothing", 4, .inputNotFound),
            ("newsletter", "newsletter", 6, .inputNotFound),
            ("sms_offers", "newsletter", 4, .inputInvalid),
        ] {
            let error = try await failure {
                try await record(in: home, purpose: purpose, notice: notice, version: version)
            }
            #expect(error.reason == reason)
        }
        let error = try await failure { try await record(in: home, language: "fr") }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.events.isEmpty)
    }

    @Test func `what a caller says of the context is not believed`() async throws {
        let home = try await TestHome.founded()
        try await home.perform(
            RecordConsent(
                contact: Self.somebody,
                terms: ConsentTerms(
                    purpose: Name("newsletter"), channel: .email, notice: "newsletter",
                    noticeVersion: 4, recipients: [], context: .zero),
                type: "dpv:ExpressedConsent", isConfirmed: true,
                evidence: ConsentEvidence(method: "web_form"), expressedAt: nil, validFor: nil))
        #expect(home.store.rows.terms[1]?.context != .zero)
    }

    @Test func `a consent dated a little ahead counts from now, and what was said is kept`()
        async throws
    {
        let home = try await TestHome.founded()
        try await record(in: home, at: "2026-06-01T12:05:00Z")
        let event = try #require(home.store.rows.events.first)
        #expect(event.expressedAt == event.recordedAt)
        let shown = try await home.perform(ShowConsent(contact: Self.somebody))
        #expect(shown.events.first?.statedAt == Instant("2026-06-01T12:05:00Z"))
    }

    @Test func `a consent dated further ahead is refused`() async throws {
        let error = try await refusal(
            of: ConsentEvidence(method: "web_form"), at: "2026-06-01T12:05:01Z")
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a consent older than a withdrawal changes nothing, and that is said`()
        async throws
    {
        let home = try await TestHome.founded()
        try await home.withdraw(.email, "reader-1@example.com", purpose: "newsletter")
        let recorded = try await record(in: home, at: "2026-01-01T00:00:00Z")
        #expect(recorded.supersededBy == 1)
        let shown = try await home.perform(ShowConsent(contact: Self.somebody))
        #expect(shown.events.map(\.supersededBy) == [nil, 1])
        #expect(shown.standings.first?.state == "ConsentWithdrawn")
        home.clock.set("2026-06-01T12:00:01Z")
        let later = try await record(in: home)
        #expect(later.supersededBy == nil)
    }

    @Test(arguments: ["", "a\u{0A}b", String(repeating: "r", count: 65)])
    func `a recipient is a short line`(recipient: String) async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await record(in: home, recipients: [recipient]) }
        #expect(error.reason == .inputInvalid)
    }
}
