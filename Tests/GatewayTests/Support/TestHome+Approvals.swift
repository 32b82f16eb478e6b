// What tests of approvals and schedules ask of a home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

@testable import Gateway

extension TestHome {
    /// A home in which a run of four people needs an officer's approval.
    static func watched(
        _ readers: [Reader] = (1...4).map { Reader($0) }, changes: [(String, String)] = []
    ) async throws -> TestHome {
        try await ready(readers, changes: [("rows_over: 50000", "rows_over: 3")] + changes)
    }

    /// Somebody by their name, under their own account.
    func caller(named text: String) throws -> Caller {
        let enrolment = try #require(store.rows.principals.first { $0.name.text == text })
        return Caller(
            requester: Requester(account: enrolment.account, enrolment: enrolment), door: "cli",
            process: 42)
    }

    /// Enrols a further principal.
    func enrol(_ text: String, _ role: Role) async throws {
        let account = UInt32(2000 + store.rows.principals.count)
        _ = try await perform(AddPrincipal(name: Name(text), role: role, account: account))
    }

    @discardableResult
    func approve(
        _ plan: Identifier<Transfer>, by name: String = "officer"
    ) async throws -> ApprovalRecord {
        try await gatekeeper.carryOut(ApproveTransfer(plan: plan), for: caller(named: name))
    }

    /// A plan by the contributor that an officer approved.
    func approvedPlan() async throws -> Identifier<Transfer> {
        let plan = try await plan().plan.identifier
        try await approve(plan)
        return plan
    }

    /// Changes the newest plan behind the gateway's back.
    func changePlan(
        guardRails: [String]? = nil, released: Int? = nil, export: String? = nil
    ) throws {
        let old = try #require(store.rows.plans.last)
        var totals = old.totals
        totals.released = released ?? totals.released
        let new = PlanRecord(
            identifier: old.identifier, export: try export.map { try Name($0) } ?? old.export,
            policy: old.policy, guardRails: guardRails ?? old.guardRails,
            destination: old.destination, consentUpTo: old.consentUpTo,
            consentDigest: old.consentDigest, sources: old.sources, totals: totals,
            plannedBy: old.plannedBy, plannedAt: old.plannedAt)
        store.edit { $0.plans[$0.plans.count - 1] = new }
    }

    /// Leads the newsletter to another list behind the gateway's back.
    func redirectExport() {
        store.edit { rows in
            rows.exports = rows.exports.map { old in
                ExportRecord(
                    name: old.name, connection: old.connection, segments: old.segments,
                    policy: old.policy, list: old.list + 1, matching: old.matching,
                    batchPeople: old.batchPeople, addedBy: old.addedBy, addedAt: old.addedAt)
            }
        }
    }

    /// Says that somebody else activated the newest policy.
    func creditPolicy(to text: String) throws {
        let (name, old) = (try Name<Principal>(text), try #require(store.rows.policies.last))
        let new = PolicyRecord(
            identifier: old.identifier, version: old.version, digest: old.digest,
            source: old.source, activatedBy: name, activatedAt: old.activatedAt,
            activeFrom: old.activeFrom, isGuardRail: old.isGuardRail, entry: old.entry)
        store.edit { $0.policies[$0.policies.count - 1] = new }
    }

    func constrain(_ rule: SeparationRule) async throws -> ExportConstraint {
        try await perform(
            ConstrainExport(name: Name("newsletter"), rule: rule, reason: "duties apart"))
    }

    @discardableResult
    func schedule(
        _ name: String = "newsletter", at text: String = "13:00", by caller: Caller? = nil
    ) async throws -> ExportSchedule {
        try await gatekeeper.perform(
            ScheduleExport(name: Name(name), time: #require(TimeOfDay(text))),
            for: caller ?? self.caller(.contributor))
    }

    func runDue(as role: Role = .administrator) async throws -> [ScheduledRun] {
        try await gatekeeper.runDueExports(for: caller(role))
    }

    /// The newest schedule of an export.
    func schedule(of name: String) -> ExportSchedule? {
        store.rows.schedules.last { $0.export.text == name }
    }
}
