// What to do about a refusal.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// What to do about a refusal; where nothing can be said, what its reason means.
enum Advice {
    static func text(for reason: ReasonCode) -> String {
        switch reason {
        case .inputInvalid, .inputNotFound: "mend what was given and repeat"
        case .policyNone, .policyExpired:
            "exeat policy check FILE, then: exeat policy activate FILE"
        case .policyUnsigned:
            "compare `exeat policy list` with the log's entries about activations, find out who "
                + "changed the state, and activate a new version"
        case .policyInvalid, .fieldProhibited:
            "mend the file; exeat policy check FILE, then: exeat policy activate FILE"
        case .limitRows, .limitBlockedShare, .limitChange:
            "look at the source with `exeat export plan`; the limits are the policy's"
        case .actorRole: "let somebody whose role allows it do this"
        case .actorApproval:
            "plan it, have somebody else approve the plan with `exeat transfer approve PLAN`, and "
                + "run that plan"
        case .actorSeparation:
            "let somebody else run it; `exeat export show EXPORT` tells what it is under"
        case .agreementMissing:
            "an administrator reads the terms and agrees: exeat connection agree CONNECTION; where "
                + "a second person is awaited: exeat connection second CONNECTION"
        case .agreementExpired, .agreementRevoked, .agreementSuperseded:
            "an administrator reads the terms and agrees: exeat connection agree CONNECTION"
        case .planPolicyChanged, .planConsentChanged, .planDestinationChanged, .planCountsChanged:
            "plan again, look at what changed, and run the new plan"
        case .keyUnavailable:
            "put the right key file in its place, readable for this account alone"
        case .providerUnauthorised:
            "look in the account at the recipient whether the key is still there and may do this"
        case .providerRejected:
            "look in the account at the recipient whether list and attributes are there, and repeat"
        case .providerListUnknown:
            "make the list at the recipient, or add an export to one that is there"
        case .providerAttributeUnknown:
            "make the attribute at the recipient, or take the field out of the policy"
        case .auditUnwitnessed:
            "look at the witnesses with `exeat audit witness`; then run again"
        case .providerUncertain:
            "look at the recipient what arrived; then run with `--despite-uncertain`"
        default: ReasonMeaning.text(of: reason)
        }
    }

    /// Where to look for what was not found, by what the gateway calls it.
    static func whereToLook(for kind: String) -> String {
        switch kind {
        case "activated policy": "exeat policy list"
        case "agreement in force for connection", "agreement for connection":
            "exeat connection list"
        case "version of the terms", "published terms": "exeat connection terms list"
        case "duty": "exeat consent duties --all"
        case "entry": "exeat audit list"
        case "grant": "exeat principal show NAME"
        case "share": "exeat connection show NAME"
        case "purpose": "exeat consent purpose list"
        case "notice": "exeat consent notice list"
        case "plan": "exeat export plan EXPORT makes one and names it"
        case "schedule of export", "constraint on export": "exeat export show EXPORT"
        default: "exeat \(kind) list"
        }
    }
}
