// What a reason code means, in a sentence.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a reason code means in a sentence, and what would change it.
public enum ReasonMeaning {
    /// The sentence; reasons made from a policy are told apart by their first word.
    public static func text(of reason: ReasonCode) -> String {
        if let text = fixed[reason] { return text }
        let parts = reason.description.split(separator: ".", maxSplits: 1)
        switch parts.first {
        case "condition":
            return "the policy's condition `\(parts[1])` is not true for this profile, or unknown"
        case "basis":
            return "the purpose `\(parts[1])` has no valid basis for this profile"
        case "error":
            return "a check could not be evaluated, and what is not known does not leave"
        default: return "see the policy that decided"
        }
    }

    private static let fixed: [ReasonCode: String] = [
        .suppressionGlobal: "the person objects to the processing: nothing leaves for anybody",
        .suppressionConnection: "the person objects to this recipient",
        .subjectDuplicate: "the same person stands in another row, which decides",
        .subjectUnmatched: "the row has no valid e-mail address, so no consent can be found for it",
        .consentUnknown: "there is no consent on record for this purpose and channel",
        .consentRefused: "the person refused this purpose",
        .consentWithdrawn: "the person withdrew; only a consent given later would release them",
        .consentRevoked: "somebody else revoked the consent",
        .consentExpired: "the consent is older than it or the policy allows: ask again",
        .consentInvalid: "what is on record is not a consent that was given",
        .consentType: "the consent was not expressed as the policy asks",
        .consentUnconfirmed: "the consent was not confirmed, and the policy asks for it",
        .consentNoticeSuperseded:
            "the consent is on an older or another notice than the policy asks",
        .consentRecipient: "the consent does not name this recipient",
        .fieldDrop: "the policy never lets this field leave",
        .fieldRequiredMissing: "a field that the policy requires has no value",
        .fieldProhibited: "the policy names a category of data that it prohibits",
        .fieldUnknown: "there is no such field, or no column that is certainly it",
        .fieldType: "a field does not hold what the policy expects",
        .policyNone: "no policy is in force for this export: activate one",
        .policyUnsigned:
            "the signed log did not put this policy in force: somebody changed the gateway's state",
        .policyExpired: "the policy or a guard-rail is not in force at this time",
        .policyInvalid: "the policy cannot be used",
        .planPolicyChanged: "another policy came into force: plan again",
        .planConsentChanged:
            "consents came in since: plan again, or leave the person to the next run",
        .planDestinationChanged: "it would go elsewhere than when it was planned: plan again",
        .planCountsChanged:
            "more would leave than was planned, or other rows were read: plan again",
        .planSegmentChanged: "the segment's bytes are not those that were decided: run again",
        .limitRows: "there are more profiles than the policy allows in one transfer",
        .limitBlockedShare: "more profiles would be withheld than is plausible: look at the source",
        .limitChange: "more changed against the last run than is plausible: look at the source",
        .actorUnknown: "the account is not enrolled",
        .actorRole: "the role does not allow it",
        .actorDisabled: "the principal is disabled",
        .actorApproval: "a second person's approval is missing",
        .actorSeparation: "whoever runs it did what the export is to be kept apart from",
        .connectionNotShared: "the connection is for administrators: an administrator can share it",
        .agreementMissing:
            "nobody agreed to the connection's terms, or a second person is awaited who has to",
        .agreementExpired: "the connection's agreement has ended: agree anew",
        .agreementRevoked: "the connection's agreement was withdrawn",
        .agreementSuperseded:
            "the connection or its terms changed since, or the policy lets more leave: agree anew",
        .keyUnavailable: "the API key could not be opened",
        .inputInvalid: "what was given cannot be used",
        .inputNotFound: "what was named is not there",
        .inputExists: "something of that name, or that very thing, is there already",
        .clockUntrusted: "the clock is behind the log: set it right",
        .auditUnavailable:
            "the log could not be written, so nothing was done: see what the system says of the disk",
        .auditUnwitnessed:
            "too few witnesses cosigned the decision, and the host requires them: nothing left",
        .providerRejected: "the recipient refused the request",
        .providerUnauthorised: "the recipient does not accept the API key",
        .providerUnreachable: "the recipient could not be reached",
        .providerRateLimited: "the recipient asks to wait",
        .providerListUnknown: "the recipient has no such list",
        .providerAttributeUnknown:
            "the recipient has no attribute of that name, and would drop the value in silence",
        .providerUncertain: "the recipient may have taken it in and did not say: do not send again",
    ]
}
