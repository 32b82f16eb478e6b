// What an entry of the log is about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What an entry of the log is about: `group.verb`.
///
/// Each has a stem of five letters; with the outcome's letter it makes the six-letter code that
/// other systems filter by. Types and stems are part of the log's format.
public enum EntryType: String, Hashable, Sendable, CaseIterable {
    case logCreated = "log.created"
    case logPublished = "log.published"
    case principalAdded = "principal.added"
    case principalDisabled = "principal.disabled"
    case connectionAdded = "connection.added"
    case connectionAgreed = "connection.agreed"
    case connectionRevoked = "connection.revoked"
    case connectionTested = "connection.tested"
    case segmentAdded = "segment.added"
    case exportAdded = "export.added"
    case policyActivated = "policy.activated"
    case consentRecorded = "consent.recorded"
    case consentWithdrawn = "consent.withdrawn"
    case consentImported = "consent.imported"
    case subjectSearched = "subject.searched"
    case secretUnsealed = "secret.unsealed"
    case transferPlanned = "transfer.planned"
    case transferDecided = "transfer.decided"
    case transferRefused = "transfer.refused"
    case transferFinished = "transfer.finished"
    case transferExplained = "transfer.explained"
    case deliveryWithheld = "delivery.withheld"
    case deliveryStarted = "delivery.started"
    case deliveryCompleted = "delivery.completed"
    case deliveryFailed = "delivery.failed"
    case deliveryUncertain = "delivery.uncertain"
    case deliveryReconciled = "delivery.reconciled"
    case subjectReported = "subject.reported"
    case subjectErased = "subject.erased"
    case keyRotated = "key.rotated"
    case keyRetired = "key.retired"
    case retentionDestroyed = "retention.destroyed"
    case configChanged = "config.changed"
    case logWitnessed = "log.witnessed"
    case logPushed = "log.pushed"
    case auditExported = "audit.exported"
    case reviewSigned = "review.signed"
    case accessDenied = "access.denied"

    /// Five letters for the six-letter code.
    public var stem: String {
        switch self {
        case .logCreated: "LGCRE"
        case .logPublished: "LGPUB"
        case .principalAdded: "PRADD"
        case .principalDisabled: "PRDIS"
        case .connectionAdded: "CNADD"
        case .connectionAgreed: "CNAGR"
        case .connectionRevoked: "CNREV"
        case .connectionTested: "CNTST"
        case .segmentAdded: "SGADD"
        case .exportAdded: "EXADD"
        case .policyActivated: "POACT"
        case .consentRecorded: "CSREC"
        case .consentWithdrawn: "CSWDR"
        case .consentImported: "CSIMP"
        case .subjectSearched: "SBSEA"
        case .secretUnsealed: "SCUNS"
        case .transferPlanned: "TRPLA"
        case .transferDecided: "TRDEC"
        case .transferRefused: "TRREF"
        case .transferFinished: "TRFIN"
        case .transferExplained: "TREXP"
        case .deliveryWithheld: "DLWTH"
        case .deliveryStarted: "DLSTA"
        case .deliveryCompleted: "DLCOM"
        case .deliveryFailed: "DLFAI"
        case .deliveryUncertain: "DLUNC"
        case .deliveryReconciled: "DLREC"
        case .subjectReported: "SBREP"
        case .subjectErased: "SBERA"
        case .keyRotated: "KYROT"
        case .keyRetired: "KYRET"
        case .retentionDestroyed: "RTDES"
        case .configChanged: "CFCHG"
        case .logWitnessed: "LGWIT"
        case .logPushed: "LGPSH"
        case .auditExported: "ADEXP"
        case .reviewSigned: "RVSGN"
        case .accessDenied: "ACDEN"
        }
    }

    /// Whether this ends what a `delivery.started` began.
    public var endsDelivery: Bool {
        switch self {
        case .deliveryCompleted, .deliveryFailed, .deliveryUncertain: true
        default: false
        }
    }
}
