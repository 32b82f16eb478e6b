// What stops a whole transfer after everybody was decided.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Policy

/// What stops a whole transfer after everybody was decided: a plan that no longer holds, the policy's
/// limits, and then a second person's approval that is asked for.
enum TransferGuard {
    /// The first limit that is passed; nil when none is.
    static func objection(
        to found: DecidedSegment, setting: TransferSetting, last: TransferRecord?
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
        return nil
    }

    /// Why the policy asks for a second person's approval, in words; nil when it asks for none.
    static func needOfApproval(
        for found: DecidedSegment, setting: TransferSetting, lastUnderPolicy: TransferRecord?
    ) -> String? {
        guard let fourEyes = setting.policy.fourEyes else { return nil }
        let released = found.totals.released
        if let most = fourEyes.rowsOver, released > most {
            return "\(released) profiles would leave; above \(most) the policy asks for a second "
                + "person's approval"
        }
        guard fourEyes.onPolicyChange, let last = lastUnderPolicy,
            last.policyDigest != setting.policy.digest.hexadecimal
                || last.guardRails != setting.guardRails
        else { return nil }
        return
            "the last run was decided under another policy; after a change the policy asks for a "
            + "second person's approval"
    }

    /// What moved since a plan was made; nil when nothing did.
    ///
    /// Time alone may withhold more, for consents end by the hour: fewer people than planned may
    /// leave under it, and never more.
    static func change(
        since plan: PlanRecord, found: DecidedSegment, setting: TransferSetting
    ) -> (reason: ReasonCode, words: String)? {
        if let change = change(since: plan, setting: setting) { return change }
        guard plan.sources == found.sources else {
            return (.planSegmentChanged, "the segments are not the bytes that were planned with")
        }
        guard plan.consentDigest == found.view.digest.hexadecimal else {
            return (.planConsentChanged, "consents came in since it was planned")
        }
        guard plan.totals.read == found.totals.read,
            found.totals.released <= plan.totals.released
        else {
            return (
                .planCountsChanged,
                "\(found.totals.released) of \(found.totals.read) profiles would leave, and "
                    + "\(plan.totals.released) of \(plan.totals.read) were planned"
            )
        }
        return nil
    }

    /// The same, as far as it is known before anybody is decided.
    static func change(
        since plan: PlanRecord, setting: TransferSetting
    ) -> (reason: ReasonCode, words: String)? {
        guard plan.policy == setting.policy.digest.hexadecimal else {
            return (.planPolicyChanged, "another policy is in force than when it was planned")
        }
        guard plan.guardRails == setting.guardRails else {
            return (
                .planPolicyChanged, "other guard-rails are in force than when it was planned"
            )
        }
        guard plan.destination == setting.destinationWords else {
            return (
                .planDestinationChanged, "it would go elsewhere than when it was planned"
            )
        }
        return nil
    }
}

extension TransferSetting {
    /// Digests of the guard-rails that decide beside the policy, in their order, hexadecimal.
    var guardRails: [String] { policy.guardRails.map(\.digest.hexadecimal) }
}
