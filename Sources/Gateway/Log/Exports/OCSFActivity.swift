// What an entry's type is in OCSF.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit

/// What an entry's type is in OCSF: a class and an activity of it.
struct OCSFActivity {
    let eventClass: OCSFClass
    /// Its number within the class; 99 is one that the class has no number for.
    let number: Int64
    let name: String

    private init(_ eventClass: OCSFClass, _ number: Int64, _ name: String) {
        self.eventClass = eventClass
        self.number = number
        self.name = name
    }

    /// The activity of a type of entry.
    ///
    /// Exhaustive: a new type does not compile without its place here.
    init(_ type: EntryType) {
        switch type {
        case .logCreated: self.init(.applicationLifecycle, 1, "Install")
        case .configChanged: self.init(.applicationLifecycle, 8, "Update")
        case .logPublished: self.init(.applicationLifecycle, 99, "Publish")
        case .logWitnessed: self.init(.applicationLifecycle, 99, "Witness")
        case .logPushed: self.init(.applicationLifecycle, 99, "Push")
        case .principalAdded: self.init(.accountChange, 1, "Create")
        case .principalDisabled: self.init(.accountChange, 5, "Disable")
        case .principalGranted: self.init(.accountChange, 7, "Attach Policy")
        case .principalRevoked: self.init(.accountChange, 8, "Detach Policy")
        case .connectionAdded, .segmentAdded, .exportAdded, .consentRecorded, .consentImported,
            .purposeDefined, .noticePublished, .agreementPublished, .propagationRequested:
            self.init(.entityManagement, 1, "Create")
        case .connectionTested, .secretUnsealed: self.init(.entityManagement, 2, "Read")
        case .consentWithdrawn, .keyRotated, .connectionShared, .connectionUnshared,
            .exportConstrained, .exportReleased, .propagationConfirmed:
            self.init(.entityManagement, 3, "Update")
        case .retentionDestroyed: self.init(.entityManagement, 4, "Delete")
        case .connectionAgreed, .connectionSeconded, .policyActivated, .exportScheduled:
            self.init(.entityManagement, 10, "Activate")
        case .connectionRevoked, .keyRetired, .exportUnscheduled, .exportSuspended:
            self.init(.entityManagement, 11, "Deactivate")
        case .deliveryStarted: self.init(.apiActivity, 1, "Create")
        case .transferPlanned, .transferExplained, .transferReplayed, .subjectSearched,
            .subjectReported, .consentReceipted, .policyCompared, .auditExported:
            self.init(.apiActivity, 2, "Read")
        case .subjectErased: self.init(.apiActivity, 4, "Delete")
        case .transferDecided: self.init(.apiActivity, 99, "Decide")
        case .transferApproved: self.init(.apiActivity, 99, "Approve")
        case .transferRefused: self.init(.apiActivity, 99, "Refuse")
        case .transferFinished: self.init(.apiActivity, 99, "Finish")
        case .deliveryWithheld: self.init(.apiActivity, 99, "Withhold")
        case .deliveryCompleted: self.init(.apiActivity, 99, "Complete")
        case .deliveryFailed: self.init(.apiActivity, 99, "Fail")
        case .deliveryUncertain: self.init(.apiActivity, 99, "Lose sight of")
        case .deliveryReconciled: self.init(.apiActivity, 99, "Reconcile")
        case .accessDenied: self.init(.apiActivity, 99, "Deny")
        case .reviewSigned: self.init(.complianceFinding, 1, "Create")
        }
    }
}
