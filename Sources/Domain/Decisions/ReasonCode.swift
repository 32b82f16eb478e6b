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
    /// The person objects to the processing as such.
    public static let suppressionGlobal = ReasonCode("suppression.global")
    /// The person objects to this recipient.
    public static let suppressionConnection = ReasonCode("suppression.connection")
    /// The same person stands in another row, which decides.
    public static let subjectDuplicate = ReasonCode("subject.duplicate")
    /// The row names nobody who could be recognised.
    public static let subjectUnmatched = ReasonCode("subject.unmatched")

    // Consent.
    /// No consent is on record for this purpose and channel.
    public static let consentUnknown = ReasonCode("consent.unknown")
    /// The person refused.
    public static let consentRefused = ReasonCode("consent.refused")
    /// The person withdrew.
    public static let consentWithdrawn = ReasonCode("consent.withdrawn")
    /// Somebody else revoked the consent.
    public static let consentRevoked = ReasonCode("consent.revoked")
    /// The consent is older than it or the policy allows.
    public static let consentExpired = ReasonCode("consent.expired")
    /// What is on record is not a consent that was given.
    public static let consentInvalid = ReasonCode("consent.invalid")
    /// The consent was not expressed as the policy asks.
    public static let consentType = ReasonCode("consent.type")
    /// The consent was not confirmed.
    public static let consentUnconfirmed = ReasonCode("consent.unconfirmed")
    /// The consent is on an older or another notice.
    public static let consentNoticeSuperseded = ReasonCode("consent.notice_superseded")
    /// The consent does not name this recipient.
    public static let consentRecipient = ReasonCode("consent.recipient")

    // Fields.
    /// The policy never lets this field leave.
    public static let fieldDrop = ReasonCode("field.drop")
    /// A required field has no value.
    public static let fieldRequiredMissing = ReasonCode("field.required_missing")
    /// The policy names a category that may never appear.
    public static let fieldProhibited = ReasonCode("field.prohibited")
    /// There is no such field.
    public static let fieldUnknown = ReasonCode("field.unknown")
    /// A field does not hold what is expected of it.
    public static let fieldType = ReasonCode("field.type")

    // Policy, plan and limits.
    /// No policy is in force.
    public static let policyNone = ReasonCode("policy.none")
    /// The log has no entry that put this very policy in force.
    public static let policyUnsigned = ReasonCode("policy.unsigned")
    /// The policy is not in force at this time.
    public static let policyExpired = ReasonCode("policy.expired")
    /// The policy cannot be used.
    public static let policyInvalid = ReasonCode("policy.invalid")
    /// Another policy is in force than when it was planned.
    public static let planPolicyChanged = ReasonCode("plan.policy_changed")
    /// Consents came in since it was planned or decided.
    public static let planConsentChanged = ReasonCode("plan.consent_changed")
    /// The segment is not the one that was planned or decided.
    public static let planSegmentChanged = ReasonCode("plan.segment_changed")
    /// It would go elsewhere than when it was planned.
    public static let planDestinationChanged = ReasonCode("plan.destination_changed")
    /// More would leave than was planned, or other rows were read.
    public static let planCountsChanged = ReasonCode("plan.counts_changed")
    /// More profiles than one transfer may have.
    public static let limitRows = ReasonCode("limit.rows")
    /// More would be withheld than is plausible.
    public static let limitBlockedShare = ReasonCode("limit.blocked_share")
    /// More changed since the last run than is plausible.
    public static let limitChange = ReasonCode("limit.change")

    // Principal, connection, agreement and key.
    /// The account is not enrolled.
    public static let actorUnknown = ReasonCode("actor.unknown")
    /// The role does not allow it.
    public static let actorRole = ReasonCode("actor.role")
    /// The principal is disabled.
    public static let actorDisabled = ReasonCode("actor.disabled")
    /// A second person has not approved.
    public static let actorApproval = ReasonCode("actor.approval")
    /// Whoever asks did something that this export is to be kept apart from.
    public static let actorSeparation = ReasonCode("actor.separation")
    /// The connection is not shared with whoever asks.
    public static let connectionNotShared = ReasonCode("connection.not_shared")
    /// Nobody agreed to the connection's terms.
    public static let agreementMissing = ReasonCode("agreement.missing")
    /// The agreement has ended.
    public static let agreementExpired = ReasonCode("agreement.expired")
    /// The agreement was revoked.
    public static let agreementRevoked = ReasonCode("agreement.revoked")
    /// The agreement is to other terms than those of the connection now.
    public static let agreementSuperseded = ReasonCode("agreement.superseded")
    /// A key could not be opened.
    public static let keyUnavailable = ReasonCode("key.unavailable")

    // Input, log and provider.
    /// What was given cannot be used.
    public static let inputInvalid = ReasonCode("input.invalid")
    /// What was named is not there.
    public static let inputNotFound = ReasonCode("input.not_found")
    /// Something of that name exists already.
    public static let inputExists = ReasonCode("input.exists")
    /// The clock is behind the log.
    public static let clockUntrusted = ReasonCode("clock.untrusted")
    /// The log cannot be written.
    public static let auditUnavailable = ReasonCode("audit.unavailable")
    /// Too few witnesses cosigned the checkpoint that covers the decision.
    public static let auditUnwitnessed = ReasonCode("audit.unwitnessed")
    /// The recipient refused the request.
    public static let providerRejected = ReasonCode("provider.rejected")
    /// The recipient does not accept the key.
    public static let providerUnauthorised = ReasonCode("provider.unauthorised")
    /// The recipient could not be reached.
    public static let providerUnreachable = ReasonCode("provider.unreachable")
    /// The recipient asks to wait.
    public static let providerRateLimited = ReasonCode("provider.rate_limited")
    /// The recipient has no such list.
    public static let providerListUnknown = ReasonCode("provider.list_unknown")
    /// The recipient has no attribute of that name.
    public static let providerAttributeUnknown = ReasonCode("provider.attribute_unknown")
    /// The recipient may have taken it in and did not say.
    public static let providerUncertain = ReasonCode("provider.uncertain")
}
