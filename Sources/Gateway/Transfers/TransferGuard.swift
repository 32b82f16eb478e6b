// What stops a whole transfer after everybody was decided.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Policy

/// What stops a whole transfer after everybody was decided: the policy's limits, and a plan that no
/// longer holds.
enum TransferGuard {
    /// The first reason against sending; nil when there is none.
    static func objection(
        to found: DecidedSegment, setting: TransferSetting, last: TransferRecord?,
        lastUnderPolicy: TransferRecord?
    ) -> (reason: ReasonCode, words: String)? {
        let totals = found.totals
        let limits = setting.policy.limits
        if let most = limits.maxRows, totals.read > most {
            return (.limitRows, "\(totals.read) profiles were read, \(most) are allowed")
        }
        if let most = limits.maxBlockedShare, totals.read > 0,
            Double(totals.withheldCount) > most * Double(totals.read)
        {
            return (
                .limitBlockedShare,
                "\(totals.withheldCount) of \(totals.read) profiles would be withheld, "
                    + "more than the share of \(most) that the policy takes for plausible"
            )
        }
        if let most = limits.maxChangeAgainstLastRun, let last = last?.totals.released, last > 0,
            Double(abs(totals.released - last)) > most * Double(last)
        {
            return (
                .limitChange,
                "\(totals.released) profiles would leave and \(last) did last time: "
                    + "more change than the share of \(most) that the policy allows"
            )
        }
        if let fourEyes = setting.policy.fourEyes, let most = fourEyes.rowsOver,
            totals.released > most
        {
            return (
                .actorApproval,
                "\(totals.released) profiles would leave; above \(most) the policy asks for a "
                    + "second person's approval, and none is recorded"
            )
        }
        if setting.policy.fourEyes?.onPolicyChange == true,
            let before = lastUnderPolicy?.policyDigest,
            before != setting.policy.digest.hexadecimal
        {
            return (
                .actorApproval,
                "the last run was decided under another policy; after a change the policy asks "
                    + "for a second person's approval, and none is recorded"
            )
        }
        return nil
    }

    /// What moved since a plan was made; nil when nothing did.
    static func change(
        since plan: PlanRecord, found: DecidedSegment, setting: TransferSetting
    ) -> (reason: ReasonCode, words: String)? {
        guard plan.policy == setting.policy.digest.hexadecimal else {
            return (.planPolicyChanged, "another policy is in force than when it was planned")
        }
        guard plan.sources == found.sources else {
            return (.planSegmentChanged, "the segments are not the bytes that were planned with")
        }
        guard plan.consentDigest == found.view.digest.hexadecimal else {
            return (.planConsentChanged, "consents came in since it was planned")
        }
        return nil
    }
}
