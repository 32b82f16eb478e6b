// The tests of plans, and of the limits on a whole run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct PlanTests {
    private static let readers = (1...4).map { Reader($0) }

    /// A refusal leaves nothing but its entry and its transfer.
    private func expectRefusal(
        _ reason: ReasonCode, in home: TestHome, plan: Identifier<Transfer>? = nil,
        location: SourceLocation = #_sourceLocation
    ) async throws {
        let sent = home.destination.sent.count
        let error = try await failure { try await home.run(plan: plan) }
        #expect(error.reason == reason, sourceLocation: location)
        let last = try #require(home.entries().last)
        #expect(last.type == .transferRefused, sourceLocation: location)
        #expect(error.entry == last.index, sourceLocation: location)
        #expect(home.destination.sent.count == sent, sourceLocation: location)
        #expect(try home.transfer.state == .refused, sourceLocation: location)
        #expect(try home.folder.names(in: "segments").count == sent / 2, sourceLocation: location)
    }

    @Test func `a plan sends nothing and leaves no subject records`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let output = try await home.plan()
        #expect(output.plan.totals.released == 4)
        #expect(output.objection == nil)
        #expect(home.destination.sent.isEmpty)
        #expect(home.destination.examined == 0)
        #expect(home.store.rows.transfers.isEmpty)
        #expect(try home.folder.names(in: "segments").isEmpty)
        #expect(try home.entries(.transferPlanned).count == 1)
    }

    @Test func `a plan that still holds may be run`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let plan = try await home.plan().plan
        let report = try await home.run(plan: plan.identifier)
        #expect(report.state == .delivered)
        #expect(report.totals == plan.totals)
    }

    @Test func `a plan fails when another policy is in force`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let plan = try await home.plan().plan.identifier
        try await home.activate(version: 4)
        try await expectRefusal(.planPolicyChanged, in: home, plan: plan)
    }

    @Test func `a plan fails when any consent came in`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let plan = try await home.plan().plan.identifier
        try await home.withdraw(.email, "somebody.else@example.com")
        try await expectRefusal(.planConsentChanged, in: home, plan: plan)
    }

    @Test func `a plan fails when a segment changed by a byte`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let plan = try await home.plan().plan.identifier
        try home.folder.write(
            Reader.table(Self.readers).replacing("Given4", with: "Given5"), to: "readers.csv")
        try await expectRefusal(.planSegmentChanged, in: home, plan: plan)
    }

    @Test func `a plan of another export is refused`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.addExport("other", segments: ["readers"])
        let plan = try await home.plan().plan.identifier
        let error = try await failure { try await home.run("other", plan: plan) }
        #expect(error.reason == .inputInvalid)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a plan that nobody made is not found`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let error = try await failure {
            try await home.run(plan: Identifier("01KT1GW6G0X5QQG7H5A7EVCPT8"))
        }
        #expect(error.reason == .inputNotFound)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a plan tells that the agreement is missing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.edit { $0.agreements = [] }
        #expect(try await home.plan().objection == .agreementMissing)
    }

    @Test func `a plan tells which limit would stop the run`() async throws {
        let home = try await TestHome.ready(
            Self.readers, changes: [("max_rows: 1000000", "max_rows: 3")])
        #expect(try await home.plan().objection == .limitRows)
    }

    @Test func `as many rows as the limit pass, one more does not`() async throws {
        let fits = try await TestHome.ready(
            Self.readers, changes: [("max_rows: 1000000", "max_rows: 4")])
        #expect(try await fits.run().state == .delivered)
        let over = try await TestHome.ready(
            Self.readers, changes: [("max_rows: 1000000", "max_rows: 3")])
        try await expectRefusal(.limitRows, in: over)
    }

    @Test func `more withheld than is plausible is refused`() async throws {
        let home = try await TestHome.ready(Self.readers, changes: [("0.95", "0.5")])
        try await home.withdraw(.email, "reader-1@example.com")
        try await home.withdraw(.email, "reader-2@example.com")
        #expect(try await home.plan().objection == nil)
        try await home.withdraw(.email, "reader-3@example.com")
        try await expectRefusal(.limitBlockedShare, in: home)
    }

    @Test func `more change than is plausible against the last run is refused`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.withdraw(.email, "reader-1@example.com")
        try await expectRefusal(.limitChange, in: home)
    }

    @Test func `above the policy's number a second person must approve`() async throws {
        let fits = try await TestHome.ready(
            Self.readers, changes: [("rows_over: 50000", "rows_over: 4")])
        #expect(try await fits.run().state == .delivered)
        let over = try await TestHome.ready(
            Self.readers, changes: [("rows_over: 50000", "rows_over: 3")])
        try await expectRefusal(.actorApproval, in: over)
    }

    @Test func `after a change of the policy a second person must approve`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.activate(version: 4)
        #expect(try await home.plan().objection == .actorApproval)
        try await expectRefusal(.actorApproval, in: home)
    }

    @Test func `a second export over the changed policy is no way round the approval`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.activate(version: 4)
        try await home.addExport("second", segments: home.store.rows.segments.map(\.name.text))
        let error = try await failure { try await home.run("second") }
        #expect(error.reason == .actorApproval)
    }

    @Test func `a policy that asks for no approval may change between runs`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.activate(
            version: 4, changes: [("on_policy_change: true", "on_policy_change: false")])
        #expect(try await home.run().state == .delivered)
    }

    @Test func `a role that the policy does not let run is refused`() async throws {
        let home = try await TestHome.ready(
            Self.readers,
            changes: [("run: [\"administrator\", \"contributor\"]", "run: [\"administrator\"]")])
        try await expectRefusal(.actorRole, in: home)
        #expect(try await home.run(as: .administrator).state == .delivered)
    }
}
