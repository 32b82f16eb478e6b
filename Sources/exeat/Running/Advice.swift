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
        case .policyNone, .policyExpired, .policyInvalid:
            "exeat policy check FILE, then: exeat policy activate FILE"
        case .planPolicyChanged, .planConsentChanged:
            "plan again, look at what changed, and run the new plan"
        case .keyUnavailable:
            "put the right key file in its place, readable for this account alone"
        case .providerUnauthorised:
            "look in the account at the recipient whether the key is still there and may do this"
        case .providerListUnknown:
            "make the list at the recipient, or name one that is there"
        case .providerAttributeUnknown:
            "make the attribute at the recipient, or take the field out of the policy"
        case .providerUncertain:
            "look at the recipient what arrived; then run with `--despite-uncertain`"
        default: ReasonMeaning.text(of: reason)
        }
    }
}
