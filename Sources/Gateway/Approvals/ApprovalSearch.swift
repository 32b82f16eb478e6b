// Finds the approval that lets a run pass.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Policy

/// Finds the approval that lets a run of a plan pass, or says what is missing and what comes next.
struct ApprovalSearch {
    let export: Name<Export>
    /// The plan that is run; nil when none was named.
    let plan: PlanRecord?
    /// The roles whose approval the policy takes.
    let approvers: [Role]
    /// Why an approval is needed, in words.
    let need: String
    let workroom: Workroom

    /// The oldest approval that holds for this run.
    ///
    /// - Throws: `GatewayError.refused` with `actor.approval`, which says what each one lacks.
    func approval() throws(GatewayError) -> ApprovalRecord {
        guard let plan else {
            throw refused(
                "a run without a plan cannot be approved: `exeat export plan \(export)` makes one "
                    + "and names it, \(who) approves it with `exeat transfer approve PLAN`, then "
                    + "`exeat export run \(export) --plan PLAN`")
        }
        let next =
            "\(who), who neither planned nor runs it, approves it with "
            + "`exeat transfer approve \(plan.identifier)`"
        let all = try workroom.approvals(of: plan.identifier)
        guard !all.isEmpty else { throw refused("nobody approved the plan: \(next)") }
        var lacks: [String] = []
        for approval in all {
            guard let lack = try lack(of: approval, plan) else { return approval }
            lacks.append(lack)
        }
        throw refused("\(lacks.joined(separator: "; ")): \(next)")
    }

    /// Why one does not count; nil when it does.
    private func lack(
        of approval: ApprovalRecord, _ plan: PlanRecord
    ) throws(GatewayError) -> String? {
        guard let digest = Digest<PlanContent>(hexadecimal: approval.digest) else {
            return "the approval by `\(approval.approvedBy)` names no digest"
        }
        let principals: [Enrolment]
        do { principals = try workroom.store.principals() } catch { throw GatewayError(error) }
        return ApprovalRules.objection(
            to: PlanApproval(
                plan: approval.plan, digest: digest, approvedBy: approval.approvedBy,
                approvedAt: approval.approvedAt, validUntil: approval.validUntil,
                isUsed: approval.usedBy != nil),
            of: plan.approvable(by: approvers), runBy: try workroom.principal,
            approver: principals.first { $0.name == approval.approvedBy }, at: workroom.now)
    }

    private var who: String {
        let names = Set(approvers.map(\.rawValue)).sorted().joined(separator: " or ")
        return "somebody else (\(names.isEmpty ? "the policy names no role" : names))"
    }

    private func refused(_ words: String) -> GatewayError {
        .refused(.actorApproval, "\(need); \(words)", entry: nil)
    }
}
