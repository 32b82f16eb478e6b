// Every named reason code.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension ReasonCode {
    /// Every named code, in the order of their definitions.
    ///
    /// Only the families `condition.<id>`, `basis.<purpose>` and `error.<where>` are not among them.
    public static let closed: [ReasonCode] = [
        .suppressionGlobal, .suppressionConnection, .subjectDuplicate, .subjectUnmatched,
        .consentUnknown, .consentRefused, .consentWithdrawn, .consentRevoked, .consentExpired,
        .consentInvalid, .consentType, .consentUnconfirmed, .consentNoticeSuperseded,
        .consentRecipient,
        .fieldDrop, .fieldRequiredMissing, .fieldProhibited, .fieldUnknown, .fieldType,
        .policyNone, .policyUnsigned, .policyExpired, .policyInvalid, .planPolicyChanged,
        .planConsentChanged, .planSegmentChanged, .planDestinationChanged, .planCountsChanged,
        .limitRows, .limitBlockedShare, .limitChange,
        .actorUnknown, .actorRole, .actorDisabled, .actorApproval, .actorSeparation,
        .connectionNotShared, .agreementMissing, .agreementExpired, .agreementRevoked,
        .agreementSuperseded, .keyUnavailable,
        .inputInvalid, .inputNotFound, .inputExists, .clockUntrusted, .auditUnavailable,
        .auditUnwitnessed, .providerRejected, .providerUnauthorised, .providerUnreachable,
        .providerRateLimited, .providerListUnknown, .providerAttributeUnknown, .providerUncertain,
    ]
}
