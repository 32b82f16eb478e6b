// Whether a connection's agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whether a connection's agreement holds at an instant.
public enum AgreementRules {
    /// Where an agreement stands.
    ///
    /// Revocation comes before expiry: it says more. Ends are exclusive: at that very instant the
    /// agreement no longer holds. An agreement dated after `instant` has not been given yet.
    ///
    /// - Parameters:
    ///   - agreement: The connection's newest agreement; nil when nobody agreed.
    ///   - instant: The time asked about.
    ///   - maxAge: The policy's limit on its age; nil when it sets none.
    /// - Returns: Active, or the reason why it is not.
    public static func standing(
        of agreement: Agreement?, at instant: Instant, maxAge: Period?
    ) -> AgreementStanding {
        guard let agreement, agreement.agreedAt <= instant else {
            return .lacking(.agreementMissing)
        }
        if let revokedAt = agreement.revokedAt, revokedAt <= instant {
            return .lacking(.agreementRevoked)
        }
        guard instant < agreement.validUntil else { return .lacking(.agreementExpired) }
        if let maxAge, maxAge.end(from: agreement.agreedAt) <= instant {
            return .lacking(.agreementExpired)
        }
        return .active(agreement.identifier)
    }
}
