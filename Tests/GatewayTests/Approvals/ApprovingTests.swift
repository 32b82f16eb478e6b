// The tests of who may approve what.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ApprovingTests {
    private static let bothRoles = (
        "approvers: [\"officer\"]", "approvers: [\"administrator\", \"officer\"]"
    )

    /// An approval that is refused to somebody, which is recorded.
    private func expectDenial(
        in home: TestHome, plan: Identifier<Transfer>, by name: String,
        _ reason: ReasonCode = .actorApproval, location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let error = try await failure { try await home.approve(plan, by: name) }
        guard case .notPermitted(let found, let words, let entry) = error else {
            Issue.record("\(error)", sourceLocation: location)
            return ""
        }
        #expect(found == reason, sourceLocation: location)
        let last = try #require(home.entries().last, sourceLocation: location)
        #expect(last.type == .accessDenied, sourceLocation: location)
        #expect(last.index == entry, sourceLocation: location)
        #expect(last.members["reason"] == .string("\(reason)"), sourceLocation: location)
        #expect(last.detail("action") == "transfer.approve", sourceLocation: location)
        #expect(home.store.rows.approvals.isEmpty, sourceLocation: location)
        return words
    }

    @Test func `nobody approves a plan of their own`() async throws {
        let home = try await TestHome.watched(changes: [Self.bothRoles])
        let plan = try await home.perform(PlanExport(name: Name("newsletter"))).plan.identifier
        let words = try await expectDenial(in: home, plan: plan, by: "administrator")
        #expect(words.contains("nobody approves a plan of their own"))
        #expect(try home.entries().last?.members["resource"]?["id"] == .string("\(plan)"))
    }

    @Test func `a role that the policy does not name does not approve`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        let words = try await expectDenial(in: home, plan: plan, by: "administrator")
        #expect(words == "the policy takes an approval by officer, and `administrator` is none")
    }

    @Test(arguments: ["contributor", "viewer"])
    func `a role without leave does not approve, whatever the policy says`(
        name: String
    ) async throws {
        let home = try await TestHome.watched(
            changes: [
                (
                    "approvers: [\"officer\"]",
                    "approvers: [\"officer\", \"contributor\", \"viewer\"]"
                )
            ])
        let plan = try await home.perform(PlanExport(name: Name("newsletter"))).plan.identifier
        _ = try await expectDenial(in: home, plan: plan, by: name, .actorRole)
    }

    @Test func `a plan that nobody made cannot be approved`() async throws {
        let home = try await TestHome.watched()
        let error = try await failure {
            try await home.approve(#require(Identifier("01KT1GW6G0X5QQG7H5A7EVCPT8")))
        }
        #expect(error.reason == .inputNotFound)
    }

    @Test func `a plan under another policy cannot be approved`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        try await home.activate(version: 4)
        let error = try await failure { try await home.approve(plan) }
        #expect(error.reason == .planPolicyChanged)
        #expect(home.store.rows.approvals.isEmpty)
    }

    @Test func `a plan before the newest consent cannot be approved`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        try await home.withdraw(.email, "somebody.else@example.com")
        let error = try await failure { try await home.approve(plan) }
        #expect(error.reason == .planConsentChanged)
    }

    @Test func `a plan to another list cannot be approved`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        home.redirectExport()
        let error = try await failure { try await home.approve(plan) }
        #expect(error.reason == .planDestinationChanged)
    }

    @Test func `who approved already has to wait until that is used or over`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        let error = try await failure { try await home.approve(plan) }
        #expect(error.reason == .inputExists)
        #expect(home.store.rows.approvals.count == 1)
        try await home.run(plan: plan)
        try await home.approve(plan)
        #expect(home.store.rows.approvals.count == 2)
    }

    @Test func `who approved may approve again once that is over`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.plan().plan.identifier
        let end = try await home.approve(plan).validUntil
        home.clock.set("\(end)")
        try await home.approve(plan)
        #expect(try await home.run(plan: plan).state == .delivered)
        #expect(home.store.rows.approvals.map { $0.usedBy == nil } == [true, false])
    }

    @Test func `where the policy asks for nobody there is nothing to approve`() async throws {
        let home = try await TestHome.ready(
            [Reader(1)],
            changes: [
                (
                    "\n  four_eyes: {rows_over: 50000, on_policy_change: true, "
                        + "approvers: [\"officer\"]}", ""
                )
            ])
        let plan = try await home.plan().plan.identifier
        let error = try await failure { try await home.approve(plan) }
        #expect(error.reason == .inputInvalid)
    }
}
