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
        case .policyInvalid:
            "mend the file; exeat policy check FILE, then: exeat policy activate FILE"
        case .limitRows, .limitBlockedShare, .limitChange:
            "look at the source with `exeat export plan`; the limits are the policy's"
        case .actorRole: "let somebody whose role allows it do this"
        case .actorApproval:
            "no command gives approvals yet: activate a version of the policy whose `four_eyes` "
                + "asks for none here"
        case .agreementMissing, .agreementExpired, .agreementRevoked, .agreementSuperseded:
            "an administrator reads the terms and agrees: exeat connection agree CONNECTION"
        case .planPolicyChanged, .planConsentChanged:
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
        case "agreement in force for connection": "exeat connection list"
        case "entry": "exeat audit list"
        case "plan": "exeat export plan EXPORT makes one and names it"
        default: "exeat \(kind) list"
        }
    }
}
