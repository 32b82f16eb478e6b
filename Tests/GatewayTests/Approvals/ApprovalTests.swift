// The tests of a second person's approval.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ApprovalTests {
    /// A run that is refused for want of an approval; nothing leaves.
    private func expectRefusal(
        in home: TestHome, plan: Identifier<Transfer>?, as role: Role = .contributor,
        saying words: String, location: SourceLocation = #_sourceLocation
    ) async throws {
        let sent = home.destination.sent.count
        let error = try await failure { try await home.run(plan: plan, as: role) }
        guard case .refused(.actorApproval, let found, let entry) = error else {
            Issue.record("\(error)", sourceLocation: location)
            return
        }
        #expect(found.contains(words), "\(found)", sourceLocation: location)
        #expect(home.destination.sent.count == sent, sourceLocation: location)
        #expect(try home.entries().last?.index == entry, sourceLocation: location)
        #expect(try home.entries().last?.type == .transferRefused, sourceLocation: location)
    }

    @Test func `a run that was approved leaves, and its decision names the approval`()
        async throws
    {
        let home = try await TestHome.watched()
        let planned = try await home.plan()
        let approval = try await home.approve(planned.plan.identifier)
        #expect(try await home.run(plan: planned.plan.identifier).state == .delivered)
        #expect(try home.transfer.approval == approval.identifier)
        let decided = try #require(home.entries(.transferDecided).last)
        #expect(decided.detail("approval") == .string("\(approval.identifier)"))
        #expect(decided.detail("plan") == .string(planned.digest))
        #expect(try home.store.rows.approvals.map(\.usedBy) == [home.transfer.identifier])
    }

    @Test func `an approval is an entry that names the plan's digest`() async throws {
        let home = try await TestHome.watched()
        let planned = try await home.plan()
        let approval = try await home.approve(planned.plan.identifier)
        #expect(approval.digest == planned.digest)
        let plan = try #require(home.entries(.transferPlanned).last)
        #expect(plan.detail("plan") == .string(planned.digest))
        let entry = try #require(home.entries(.transferApproved).last)
        #expect(entry.detail("plan") == .string(planned.digest))
        #expect(entry.detail("approval") == .string("\(approval.identifier)"))
        #expect(entry.detail("export") == "newsletter")
        #expect(entry.members["resource"]?["id"] == .string("\(planned.plan.identifier)"))
        #expect(entry.members["actor"]?["principal"] == "officer")
    }

    @Test func `a plan tells that it needs an approval, and whose`() async throws {
        let home = try await TestHome.watched()
        let planned = try await home.plan()
        #expect(planned.objection == .actorApproval)
        #expect(planned.approvers == [.officer])
        let free = try await TestHome.ready([Reader(1)])
        #expect(try await free.plan().approvers.isEmpty)
    }

    @Test func `without a plan the refusal tells the whole way`() async throws {
        let home = try await TestHome.watched()
        try await expectRefusal(in: home, plan: nil, saying: "exeat export plan newsletter")
    }

    @Test func `without an approval the refusal tells who has to give it`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        try await expectRefusal(
            in: home, plan: plan,
            saying: "nobody approved the plan: somebody else (officer), who neither planned nor "
                + "runs it, approves it with `exeat transfer approve \(plan)`")
    }

    @Test func `a limit is told before a missing approval`() async throws {
        let home = try await TestHome.watched(changes: [("max_rows: 1000000", "max_rows: 3")])
        let plan = try await home.approvedPlan()
        let error = try await failure { try await home.run(plan: plan) }
        #expect(error.reason == .limitRows)
        #expect(home.store.rows.approvals.first?.usedBy == nil)
    }

    @Test func `an approval is used once`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        try await home.run(plan: plan)
        try await expectRefusal(in: home, plan: plan, saying: "a run used the approval")
    }

    @Test func `a second approval is for a second run`() async throws {
        let home = try await TestHome.watched()
        try await home.enrol("deputy", .officer)
        let plan = try await home.approvedPlan()
        try await home.approve(plan, by: "deputy")
        try await home.run(plan: plan)
        #expect(try await home.run(plan: plan).state == .delivered)
        try await expectRefusal(in: home, plan: plan, saying: "a run used the approval")
    }

    @Test func `who approved does not run it, and the approval stays for somebody else`()
        async throws
    {
        let home = try await TestHome.watched(
            changes: [("approvers: [\"officer\"]", "approvers: [\"officer\", \"administrator\"]")])
        let plan = try await home.plan().plan.identifier
        try await home.approve(plan, by: "administrator")
        try await expectRefusal(
            in: home, plan: plan, as: .administrator, saying: "whoever approves does not run it")
        #expect(try await home.run(plan: plan).state == .delivered)
    }

    @Test func `whose approver was disabled since is refused`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        try await home.perform(DisablePrincipal(name: Name("officer")))
        try await expectRefusal(in: home, plan: plan, saying: "is enrolled no more")
    }

    @Test func `an approval ends exactly at its end`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        let approval = try await home.approve(plan)
        #expect(
            approval.validUntil == approval.approvedAt.advanced(bySeconds: 3 * 86_400))
        home.clock.set("\(approval.validUntil)")
        try await expectRefusal(in: home, plan: plan, saying: "ended at")
        let last = Instant(microseconds: approval.validUntil.microseconds - 1)
        let other = try await TestHome.watched()
        let held = try await other.approvedPlan()
        other.clock.set("\(last)")
        #expect(try await other.run(plan: held).state == .delivered)
    }

    @Test func `an approval of another export's plan is none of this one`() async throws {
        let home = try await TestHome.watched()
        try await home.addExport("other", segments: ["readers"])
        let other = try await home.gatekeeper.perform(
            PlanExport(name: Name("other")), for: home.caller(.contributor))
        try await home.approve(other.plan.identifier)
        let plan = try await home.plan().plan.identifier
        try await expectRefusal(in: home, plan: plan, saying: "nobody approved the plan")
        let error = try await failure { try await home.run(plan: other.plan.identifier) }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a plan that was changed after its approval is not what was approved`()
        async throws
    {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        try home.changePlan(released: 5)
        try await expectRefusal(
            in: home, plan: plan, saying: "`officer` approved other content than the plan has")
    }

    @Test func `an approval is not used by a run that could not be recorded`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        // The errand is the first commit of a run, the decision the second.
        home.store.fail(commit: 1, .notPersisted)
        let error = try await failure { try await home.run(plan: plan) }
        #expect(error.reason == .auditUnavailable)
        #expect(home.store.rows.approvals.first?.usedBy == nil)
        let restarted = try home.restarted()
        try await restarted.recover()
        #expect(try await restarted.run(plan: plan).state == .delivered)
    }
}
