// Decides who may approve a plan, and what an approval is worth.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Decides who may approve a plan, and whether an approval lets a run pass.
///
/// Pure. An approval is of one plan, by its digest, for one run, for a time, and by somebody who
/// neither made the plan nor runs it. A role is asked twice, at the approval and at the run: who lost
/// it in between, or was disabled, approves nothing any more.
public enum ApprovalRules {
    /// Why somebody may not approve a plan, in words; nil when they may.
    public static func objection(
        toApproving plan: ApprovablePlan, by approver: Enrolment, at instant: Instant
    ) -> String? {
        guard approver.name != plan.plannedBy else {
            return "`\(approver.name)` made this plan, and nobody approves a plan of their own"
        }
        guard isAmong(plan.approvers, approver, at: instant) else {
            return "the policy takes an approval by \(names(of: plan.approvers)), and "
                + "`\(approver.name)` is none"
        }
        return nil
    }

    /// Why an approval does not let a run pass, in words; nil when it does.
    ///
    /// - Parameters:
    ///   - approval: The approval.
    ///   - plan: The plan that is run, with its digest as it is now.
    ///   - runner: Who runs it.
    ///   - approver: Whoever approved, as they are enrolled now; nil when nobody of that name is.
    ///   - instant: The time of the run.
    /// - Returns: The first thing that is against it.
    public static func objection(
        to approval: PlanApproval, of plan: ApprovablePlan, runBy runner: Name<Principal>,
        approver: Enrolment?, at instant: Instant
    ) -> String? {
        let name = approval.approvedBy
        guard approval.plan == plan.plan else { return "it is of another plan, \(approval.plan)" }
        guard approval.digest == plan.digest else {
            return "`\(name)` approved other content than the plan has"
        }
        guard name != plan.plannedBy else { return "`\(name)` made the plan" }
        guard name != runner else {
            return "`\(name)` approved it, and whoever approves does not run it"
        }
        guard !approval.isUsed else { return "a run used the approval by `\(name)`" }
        guard approval.approvedAt <= instant else {
            return "the approval by `\(name)` is dated ahead of the clock"
        }
        guard instant < approval.validUntil else {
            return "the approval by `\(name)` ended at \(approval.validUntil)"
        }
        guard let approver, approver.name == name, approver.isActive(at: instant) else {
            return "`\(name)`, who approved it, is enrolled no more"
        }
        guard isAmong(plan.approvers, approver, at: approval.approvedAt) else {
            return "`\(name)` was none of \(names(of: plan.approvers)) when approving"
        }
        guard isAmong(plan.approvers, approver, at: instant) else {
            return "`\(name)`, who approved it, is none of \(names(of: plan.approvers)) any more"
        }
        return nil
    }

    private static func isAmong(
        _ roles: [Role], _ approver: Enrolment, at instant: Instant
    ) -> Bool {
        roles.contains { approver.holds($0, at: instant) }
    }

    private static func names(of roles: [Role]) -> String {
        let names = Set(roles.map(\.rawValue)).sorted()
        return names.isEmpty ? "nobody" : names.joined(separator: " or ")
    }
}
