// A second person's approval of a plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Permissions
import Policy

/// Approves a plan, for one run of it by somebody else.
///
/// Bound to the digest of everything that the plan pins, so that a run needs another approval as
/// soon as one of these moves. Whoever planned it, or has no role that the policy takes approvals
/// of, is refused, and that is recorded.
public struct ApproveTransfer: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.transferApprove

    /// The plan.
    public let plan: Identifier<Transfer>

    /// How long after it was given an approval may be used, in seconds: three days.
    static let validity: Int64 = 3 * 86_400

    /// Asks to approve.
    public init(plan: Identifier<Transfer>) { self.plan = plan }

    /// Approves, or records that it was refused.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> ApprovalRecord {
        let planned = try workroom.plan(plan)
        let setting = try TransferSetting(of: planned.export, as: plan, in: workroom)
        guard let fourEyes = setting.policy.fourEyes else {
            throw .input(
                .inputInvalid,
                "policy `\(setting.policy.identifier)` asks nobody for an approval")
        }
        let approver = try workroom.store.principal(workroom.principal)
        if let words = ApprovalRules.objection(
            toApproving: planned.approvable(by: fourEyes.approvers), by: approver,
            at: workroom.now)
        {
            throw try await refusal(words, by: journal)
        }
        try checkThatItHolds(planned, setting: setting, in: workroom)
        guard
            try !workroom.approvals(of: plan).contains(where: { standing in
                standing.approvedBy == approver.name && standing.usedBy == nil
                    && workroom.now < standing.validUntil
            })
        else { throw .exists("an approval of this plan by `\(approver.name)`") }
        let approval = ApprovalRecord(
            identifier: try workroom.newIdentifier(), plan: plan,
            digest: planned.digest.hexadecimal, approvedBy: approver.name,
            approvedAt: workroom.now,
            validUntil: workroom.now.advanced(bySeconds: Self.validity))
        try await journal.record(
            [
                EntryDraft(
                    .transferApproved, .allowed, by: journal.actor, on: ("plan", "\(plan)"),
                    details: [
                        "approval": .string("\(approval.identifier)"),
                        "export": .string(planned.export.text),
                        "plan": .string(approval.digest),
                        "until": .string("\(approval.validUntil)"),
                    ])
            ], changing: [.addApproval(approval)])
        return approval
    }

    private func refusal(
        _ words: String, by journal: Journal
    ) async throws(GatewayError) -> GatewayError {
        let entry = try await journal.record([
            EntryDraft(
                .accessDenied, .denied, by: journal.actor, on: ("plan", "\(plan)"),
                reason: .actorApproval,
                details: ["action": .string(Self.action.rawValue), "rule": .string(words)])
        ])
        return .notPermitted(.actorApproval, rule: words, entry: entry)
    }

    /// What can be told without reading the segments; the run looks at them as well.
    private func checkThatItHolds(
        _ plan: PlanRecord, setting: TransferSetting, in workroom: Workroom
    ) throws(GatewayError) {
        if let change = TransferGuard.change(since: plan, setting: setting) {
            throw .refused(change.reason, change.words, entry: nil)
        }
        // The ledger only grows: another newest event is another consent state.
        guard try workroom.newestConsent() == plan.consentUpTo else {
            throw .refused(
                .planConsentChanged, "consents came in since it was planned", entry: nil)
        }
    }
}
