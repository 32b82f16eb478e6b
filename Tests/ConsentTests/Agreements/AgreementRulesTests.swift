// Whether an agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct AgreementRulesTests {
    /// Everything that may be the matter, in the order in which it is asked.
    enum Defect: Int, CaseIterable, Sendable {
        case absent, future, unseconded, revoked, ended, tooOld, noTerms, otherText, newerText
        case otherWords, wider

        var reason: ReasonCode {
            switch self {
            case .absent, .future, .unseconded: .agreementMissing
            case .revoked: .agreementRevoked
            case .ended, .tooOld: .agreementExpired
            case .noTerms, .otherText, .newerText, .otherWords, .wider: .agreementSuperseded
            }
        }
    }

    private static let before = Instant(microseconds: Samples.now.microseconds - 1)
    private static let later = Instant(microseconds: Samples.now.microseconds + 1)
    private static let digest = String(repeating: "0", count: 64)
    private static let scope = AgreementScope(
        purposes: ["newsletter"], categories: ["pd:EmailAddress"], recipients: ["Company Example"])

    private func agreement(
        agreedAt: Instant = Samples.now.advanced(bySeconds: -100),
        validUntil: Instant = Samples.now.advanced(bySeconds: 100), revokedAt: Instant? = nil,
        needsSecond: Bool = false, second: String? = nil, secondedAt: Instant? = nil
    ) throws -> Agreement {
        Agreement(
            identifier: try #require(
                Identifier(at: Samples.now, random: [UInt8](repeating: 1, count: 10))),
            connection: try Samples.connection, text: "privacy-compliance", version: 2,
            language: "en", textDigest: Self.digest, statement: "I agree",
            agreedBy: try Name("root"), agreedAt: agreedAt, validUntil: validUntil,
            revokedAt: revokedAt, scope: Self.scope, needsSecond: needsSecond,
            secondedBy: try second.map { try Name($0) }, secondedAt: secondedAt)
    }

    private static func terms(
        _ text: String = "privacy-compliance", _ version: Int = 2, _ digest: String? = digest
    ) -> AgreementTerms {
        AgreementTerms(text: text, version: version, digest: digest)
    }

    private func standing(
        _ agreement: Agreement?, terms: AgreementTerms? = terms(), maxAge: String? = nil,
        scope: AgreementScope = .none, asksForSecond: Bool = false
    ) -> AgreementStanding {
        AgreementRules.standing(
            of: agreement, at: Samples.now, under: terms,
            needs: AgreementNeeds(
                scope: scope, maxAge: maxAge.flatMap { Period($0) }, asksForSecond: asksForSecond))
    }

    @Test func `whatever is the matter with an agreement, the first of it is the reason`() throws {
        let all = Defect.allCases
        for set in 0..<(1 << all.count) {
            let found = all.filter { set & 1 << $0.rawValue != 0 }
            let given: Agreement? =
                found.contains(.absent)
                ? nil
                : try agreement(
                    agreedAt: found.contains(.future)
                        ? Self.later : Samples.now.advanced(bySeconds: -100),
                    validUntil: found.contains(.ended)
                        ? Samples.now : Samples.now.advanced(bySeconds: 100),
                    revokedAt: found.contains(.revoked) ? Samples.now : nil, needsSecond: true,
                    second: found.contains(.unseconded) ? nil : "other", secondedAt: Samples.now)
            let terms =
                found.contains(.noTerms)
                ? nil
                : Self.terms(
                    found.contains(.otherText) ? "another" : "privacy-compliance",
                    found.contains(.newerText) ? 3 : 2,
                    found.contains(.otherWords) ? String(repeating: "1", count: 64) : Self.digest)
            let wanted =
                found.contains(.wider)
                ? Self.scope.union(
                    AgreementScope(purposes: ["sms_offers"], categories: [], recipients: []))
                : Self.scope
            let expected: AgreementStanding =
                try found.first.map { .lacking($0.reason) } ?? .active(agreement().identifier)
            #expect(
                standing(
                    given, terms: terms, maxAge: found.contains(.tooOld) ? "PT100S" : "PT101S",
                    scope: wanted) == expected, "\(found)")
        }
    }

    @Test func `an agreement that was given and has not ended holds`() throws {
        let given = try agreement()
        #expect(standing(given) == .active(given.identifier))
        #expect(standing(given, maxAge: "P12M") == .active(given.identifier))
    }

    @Test func `no agreement, or one that is not given yet, is missing`() throws {
        #expect(standing(nil) == .lacking(.agreementMissing))
        #expect(standing(try agreement(agreedAt: Self.later)) == .lacking(.agreementMissing))
        #expect(standing(try agreement(agreedAt: Samples.now)) != .lacking(.agreementMissing))
    }

    @Test func `at its end, to the microsecond, it no longer holds`() throws {
        #expect(standing(try agreement(validUntil: Samples.now)) == .lacking(.agreementExpired))
        let given = try agreement(validUntil: Self.later)
        #expect(standing(given) == .active(given.identifier))
    }

    @Test func `the policy's age limit ends it too`() throws {
        #expect(standing(try agreement(), maxAge: "PT100S") == .lacking(.agreementExpired))
        let given = try agreement()
        #expect(standing(given, maxAge: "PT101S") == .active(given.identifier))
    }

    @Test func `a revocation counts from its instant, and is said before an expiry`() throws {
        #expect(standing(try agreement(revokedAt: Samples.now)) == .lacking(.agreementRevoked))
        #expect(
            standing(try agreement(validUntil: Samples.now, revokedAt: Samples.now))
                == .lacking(.agreementRevoked))
        let given = try agreement(revokedAt: Self.later)
        #expect(standing(given) == .active(given.identifier))
    }

    @Test func `a draft is no agreement, whoever asks for the second person`() throws {
        #expect(standing(try agreement(needsSecond: true)) == .lacking(.agreementMissing))
        #expect(standing(try agreement(), asksForSecond: true) == .lacking(.agreementMissing))
        let seconded = try agreement(
            needsSecond: true, second: "other", secondedAt: Samples.now)
        #expect(standing(seconded, asksForSecond: true) == .active(seconded.identifier))
    }

    @Test func `the second person is another than the first, and counts from when they agreed`()
        throws
    {
        let own = try agreement(needsSecond: true, second: "root", secondedAt: Self.before)
        #expect(standing(own) == .lacking(.agreementMissing))
        let early = try agreement(needsSecond: true, second: "other", secondedAt: Self.later)
        #expect(standing(early) == .lacking(.agreementMissing))
        let undated = try agreement(needsSecond: true, second: "other")
        #expect(standing(undated) == .lacking(.agreementMissing))
    }

    @Test(arguments: [
        AgreementScope(purposes: ["sms_offers"], categories: [], recipients: []),
        AgreementScope(purposes: [], categories: ["pd:Name"], recipients: []),
        AgreementScope(purposes: [], categories: [], recipients: ["Other Company Example"]),
    ])
    func `one purpose, category or recipient more is a wider scope`(more: AgreementScope) throws {
        let given = try agreement()
        #expect(standing(given, scope: Self.scope) == .active(given.identifier))
        #expect(
            AgreementRules.judgement(
                of: given, at: Samples.now, under: Self.terms(),
                needs: AgreementNeeds(
                    scope: Self.scope.union(more), maxAge: nil, asksForSecond: false))
                == .failure(.widerScope(more)))
    }

    @Test func `an older version of the terms does not come back`() throws {
        #expect(
            standing(try agreement(), terms: Self.terms("privacy-compliance", 1))
                == .lacking(.agreementSuperseded))
    }

    @Test func `terms without the agreement's language are not what was agreed to`() throws {
        #expect(
            standing(try agreement(), terms: Self.terms("privacy-compliance", 2, nil))
                == .lacking(.agreementSuperseded))
    }
}
