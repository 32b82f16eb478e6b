// Whether an agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct AgreementRulesTests {
    private func agreement(
        agreedAt: Instant = Samples.now.advanced(bySeconds: -100),
        validUntil: Instant = Samples.now.advanced(bySeconds: 100), revokedAt: Instant? = nil
    ) throws -> Agreement {
        Agreement(
            identifier: try #require(
                Identifier(at: Samples.now, random: [UInt8](repeating: 1, count: 10))),
            connection: try Samples.connection, text: "data-privacy", version: 1, language: "en",
            textDigest: String(repeating: "0", count: 64), statement: "I agree",
            agreedBy: try Name("root"), agreedAt: agreedAt, validUntil: validUntil,
            revokedAt: revokedAt)
    }

    private func standing(_ agreement: Agreement?, maxAge: String? = nil) -> AgreementStanding {
        AgreementRules.standing(
            of: agreement, at: Samples.now, maxAge: maxAge.flatMap(Period.init))
    }

    private static let instantly = Samples.now
    private static let later = Instant(microseconds: Samples.now.microseconds + 1)

    @Test func `an agreement that was given and has not ended holds`() throws {
        let given = try agreement()
        #expect(standing(given) == .active(given.identifier))
        #expect(standing(given, maxAge: "P12M") == .active(given.identifier))
    }

    @Test func `no agreement, or one that is not given yet, is missing`() throws {
        #expect(standing(nil) == .lacking(.agreementMissing))
        #expect(standing(try agreement(agreedAt: Self.later)) == .lacking(.agreementMissing))
        #expect(standing(try agreement(agreedAt: Self.instantly)) != .lacking(.agreementMissing))
    }

    @Test func `at its end, to the microsecond, it no longer holds`() throws {
        #expect(standing(try agreement(validUntil: Self.instantly)) == .lacking(.agreementExpired))
        let given = try agreement(validUntil: Self.later)
        #expect(standing(given) == .active(given.identifier))
    }

    @Test func `the policy's age limit ends it too`() throws {
        #expect(standing(try agreement(), maxAge: "PT100S") == .lacking(.agreementExpired))
        let given = try agreement()
        #expect(standing(given, maxAge: "PT101S") == .active(given.identifier))
    }

    @Test func `a revocation counts from its instant, and is said before an expiry`() throws {
        #expect(standing(try agreement(revokedAt: Self.instantly)) == .lacking(.agreementRevoked))
        #expect(
            standing(try agreement(validUntil: Self.instantly, revokedAt: Self.instantly))
                == .lacking(.agreementRevoked))
        let given = try agreement(revokedAt: Self.later)
        #expect(standing(given) == .active(given.identifier))
    }
}
