// Whether a connection's agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whether a connection's agreement holds at an instant.
public enum AgreementRules {
    /// Where an agreement stands.
    ///
    /// - Parameters:
    ///   - agreement: The connection's newest agreement; nil when nobody agreed.
    ///   - instant: The time asked about.
    ///   - terms: The terms as they are now; nil when none were ever published.
    ///   - needs: What the policy that runs asks for besides.
    /// - Returns: Active, or the reason why it is not.
    public static func standing(
        of agreement: Agreement?, at instant: Instant, under terms: AgreementTerms?,
        needs: AgreementNeeds
    ) -> AgreementStanding {
        switch judgement(of: agreement, at: instant, under: terms, needs: needs) {
        case .success(let identifier): .active(identifier)
        case .failure(let shortcoming): .lacking(shortcoming.reason)
        }
    }

    /// The same with what exactly is the matter.
    ///
    /// First whether it was given at all: an agreement dated after `instant` was not yet, and one
    /// that awaits a second person is a draft. Then revocation, which says more than expiry; then its
    /// end and the policy's age limit; last whether its words are still the ones that count. Ends
    /// are exclusive: at that very instant it no longer holds.
    public static func judgement(
        of agreement: Agreement?, at instant: Instant, under terms: AgreementTerms?,
        needs: AgreementNeeds
    ) -> Result<Identifier<AgreementNoun>, AgreementShortcoming> {
        guard let agreement, agreement.agreedAt <= instant else { return .failure(.notGiven) }
        if agreement.needsSecond || needs.asksForSecond, !isSeconded(agreement, at: instant) {
            return .failure(.awaitsSecond(after: agreement.agreedBy))
        }
        if let revokedAt = agreement.revokedAt, revokedAt <= instant {
            return .failure(.revoked(at: revokedAt))
        }
        guard instant < agreement.validUntil else {
            return .failure(.ended(at: agreement.validUntil))
        }
        if let end = needs.maxAge?.end(from: agreement.agreedAt), end <= instant {
            return .failure(.tooOld(since: end))
        }
        guard let terms, terms.text == agreement.text else { return .failure(.textGone) }
        guard terms.version == agreement.version else {
            return .failure(.newerText(version: terms.version))
        }
        guard terms.digest == agreement.textDigest else { return .failure(.otherWords) }
        guard agreement.scope.covers(needs.scope) else {
            return .failure(.widerScope(needs.scope.beyond(agreement.scope)))
        }
        return .success(agreement.identifier)
    }

    /// The second person is never the first, whatever a record says.
    private static func isSeconded(_ agreement: Agreement, at instant: Instant) -> Bool {
        guard let second = agreement.secondedBy, let secondedAt = agreement.secondedAt else {
            return false
        }
        return second != agreement.agreedBy && secondedAt <= instant
    }
}
