// Why something was withheld or refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a person was withheld, a transfer refused or an operation not performed.
///
/// Dotted lower case, one spelling everywhere: `consent.withdrawn`. The named ones below are the
/// closed list; `condition.<id>`, `basis.<purpose>` and `error.<where>` are made from a policy.
public struct ReasonCode: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The code.
    public let description: String

    private init(_ text: String) { description = text }

    /// A condition of the policy was not true.
    public static func condition(_ identifier: String) -> ReasonCode {
        ReasonCode("condition.\(identifier)")
    }

    /// A purpose that rests on a requirement, not on consent, had no valid basis.
    public static func basis(_ purpose: String) -> ReasonCode { ReasonCode("basis.\(purpose)") }

    /// Evaluating failed at the named place.
    public static func error(_ place: String) -> ReasonCode { ReasonCode("error.\(place)") }

    /// Reads a code; nil unless it is dotted lower case with digits, `_` and `-`.
    public init?(parsing text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isWord = { (part: Substring) in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
                        || $0 == 0x2D
                }
        }
        guard parts.count >= 2, parts.allSatisfy(isWord) else { return nil }
        description = text
    }

    /// Reads and checks a code.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ReasonCode(parsing: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "`\(text)` is not a reason code")
        }
        self = value
    }

    /// Writes the code.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Byte order.
    public static func < (left: ReasonCode, right: ReasonCode) -> Bool {
        left.description < right.description
    }
}

/// The closed list, by the room that says it.
extension ReasonCode {
    // The person.
    public static let suppressionGlobal = ReasonCode("suppression.global")
    public static let suppressionConnection = ReasonCode("suppression.connection")
    public static let subjectDuplicate = ReasonCode("subject.duplicate")
    public static let subjectUnmatched = ReasonCode("subject.unmatched")

    // Consent.
    public static let consentUnknown = ReasonCode("consent.unknown")
    public static let consentRefused = ReasonCode("consent.refused")
    public static let consentWithdrawn = ReasonCode("consent.withdrawn")
    public static let consentRevoked = ReasonCode("consent.revoked")
    public static let consentExpired = ReasonCode("consent.expired")
    public static let consentInvalid = ReasonCode("consent.invalid")
    public static let consentType = ReasonCode("consent.type")
    public static let consentUnconfirmed = ReasonCode("consent.unconfirmed")
    public static let consentNoticeSuperseded = ReasonCode("consent.notice_superseded")
    public static let consentRecipient = ReasonCode("consent.recipient")

    // Fields.
    public static let fieldDrop = ReasonCode("field.drop")
    public static let fieldRequiredMissing = ReasonCode("field.required_missing")
    public static let fieldProhibited = ReasonCode("field.prohibited")
    public static let fieldUnknown = ReasonCode("field.unknown")
    public static let fieldType = ReasonCode("field.type")

    // Policy, plan and limits.
    public static let policyNone = ReasonCode("policy.none")
    public static let policyExpired = ReasonCode("policy.expired")
    public static let policyInvalid = ReasonCode("policy.invalid")
    public static let planPolicyChanged = ReasonCode("plan.policy_changed")
    public static let planConsentChanged = ReasonCode("plan.consent_changed")
    public static let planSegmentChanged = ReasonCode("plan.segment_changed")
    public static let limitRows = ReasonCode("limit.rows")
    public static let limitBlockedShare = ReasonCode("limit.blocked_share")
    public static let limitChange = ReasonCode("limit.change")

    // Principal, connection, agreement and key.
    public static let actorUnknown = ReasonCode("actor.unknown")
    public static let actorRole = ReasonCode("actor.role")
    public static let actorDisabled = ReasonCode("actor.disabled")
    public static let actorApproval = ReasonCode("actor.approval")
    public static let connectionNotShared = ReasonCode("connection.not_shared")
    public static let connectionDisabled = ReasonCode("connection.disabled")
    public static let agreementMissing = ReasonCode("agreement.missing")
    public static let agreementExpired = ReasonCode("agreement.expired")
    public static let agreementRevoked = ReasonCode("agreement.revoked")
    public static let keyUnavailable = ReasonCode("key.unavailable")

    // Input, log and provider.
    public static let inputInvalid = ReasonCode("input.invalid")
    public static let inputNotFound = ReasonCode("input.not_found")
    public static let inputExists = ReasonCode("input.exists")
    public static let clockUntrusted = ReasonCode("clock.untrusted")
    public static let auditUnavailable = ReasonCode("audit.unavailable")
    public static let providerRejected = ReasonCode("provider.rejected")
    public static let providerUnauthorised = ReasonCode("provider.unauthorised")
    public static let providerUnreachable = ReasonCode("provider.unreachable")
    public static let providerRateLimited = ReasonCode("provider.rate_limited")
    public static let providerListUnknown = ReasonCode("provider.list_unknown")
    public static let providerAttributeUnknown = ReasonCode("provider.attribute_unknown")
    public static let providerUncertain = ReasonCode("provider.uncertain")
}
