// The tests of duties that are kept apart.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Segments
import Testing

struct SeparationTests {
    private static let readers = (1...4).map { Reader($0) }

    private func expectSeparation(
        in home: TestHome, as role: Role, location: SourceLocation = #_sourceLocation
    ) async throws {
        let sent = home.destination.sent.count
        let error = try await failure { try await home.run(as: role) }
        #expect(error.reason == .actorSeparation, "\(error)", sourceLocation: location)
        #expect(home.destination.sent.count == sent, sourceLocation: location)
        #expect(try home.entries().last?.type == .transferRefused, sourceLocation: location)
        #expect(try home.entries().last?.index == error.entry, sourceLocation: location)
    }

    @Test func `who took in consents does not run under not-recorder, and others do`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        _ = try await home.constrain(.notRecorder)
        try await expectSeparation(in: home, as: .administrator)
        #expect(try await home.run(as: .contributor).state == .delivered)
    }

    @Test func `who withdrew somebody's consent may run under not-recorder`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.enrol("deputy", .administrator)
        let deputy = try home.caller(named: "deputy")
        _ = try await home.gatekeeper.carryOut(
            WithdrawConsent(
                contact: ContactPoint(kind: .email, text: "reader-9@example.com"), purpose: nil,
                channel: nil, recipient: nil, isObjection: false, expressedAt: nil), for: deputy)
        _ = try await home.constrain(.notRecorder)
        let report = try await home.gatekeeper.carryOut(
            RunExport(name: Name("newsletter"), plan: nil), for: deputy)
        #expect(report.state == .delivered)
    }

    @Test func `who put the policy in force does not run under not-policy-changer`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        _ = try await home.constrain(.notPolicyChanger)
        try await expectSeparation(in: home, as: .administrator)
        #expect(try await home.run(as: .contributor).state == .delivered)
    }

    @Test func `who put an older version in force may run under not-policy-changer`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        _ = try await home.constrain(.notPolicyChanger)
        try await home.enrol("deputy", .administrator)
        try await home.activate(
            version: 4, changes: [("on_policy_change: true", "on_policy_change: false")])
        try home.creditPolicy(to: "deputy")
        #expect(try await home.run(as: .administrator).state == .delivered)
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                RunExport(name: Name("newsletter"), plan: nil), for: home.caller(named: "deputy"))
        }
        #expect(error.reason == .actorSeparation)
    }

    @Test func `a constraint that was ended keeps nobody apart`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let constraint = try await home.constrain(.notRecorder)
        try await expectSeparation(in: home, as: .administrator)
        try await home.perform(
            UnconstrainExport(
                name: Name("newsletter"), constraint: constraint.identifier, reason: "over"))
        #expect(try await home.run(as: .administrator).state == .delivered)
        let ended = try #require(home.entries(.exportReleased).last)
        #expect(ended.detail("constraint") == .string("\(constraint.identifier)"))
        #expect(ended.detail("why") == "over")
    }

    @Test func `a constraint of another export keeps nobody apart here`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.addExport("other", segments: ["readers"])
        try await home.perform(
            ConstrainExport(name: Name("other"), rule: .notRecorder, reason: "duties apart"))
        #expect(try await home.run(as: .administrator).state == .delivered)
    }

    @Test func `who takes in a consent between two batches sends no further one`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.enrol("deputy", .administrator)
        _ = try await home.constrain(.notRecorder)
        home.destination.whileDelivering { batch in
            guard batch == 0 else { return }
            try home.folder.write(Reader.consents([Reader(9)]), to: "nine.csv")
            _ = try await home.gatekeeper.carryOut(
                ImportConsents(
                    ImportFile(path: home.folder.file("nine.csv"), format: .csv, manifest: nil)),
                for: home.caller(named: "deputy"))
        }
        let report = try await home.gatekeeper.carryOut(
            RunExport(name: Name("newsletter"), plan: nil), for: home.caller(named: "deputy"))
        #expect(report.state == .partial)
        #expect(report.reason == .actorSeparation)
        #expect(home.destination.sent.count == 1)
    }

    @Test func `a constraint that comes between two batches holds for the next one`()
        async throws
    {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { batch in
            home.clock.set("2026-06-01T12:30:00Z")
            if batch == 0 { _ = try await home.constrain(.notPolicyChanger) }
        }
        let report = try await home.run(as: .administrator)
        #expect(report.state == .partial)
        #expect(report.reason == .actorSeparation)
        #expect(home.destination.sent.count == 1)
    }

    @Test func `a plan tells that its maker may not run it`() async throws {
        let home = try await TestHome.ready(Self.readers)
        _ = try await home.constrain(.notRecorder)
        let own = try await home.perform(PlanExport(name: Name("newsletter")))
        #expect(own.objection == .actorSeparation)
        #expect(try await home.plan().objection == nil)
    }

    @Test func `a rule that holds already is not added again`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let first = try await home.constrain(.notRecorder)
        let error = try await failure { try await home.constrain(.notRecorder) }
        #expect(error.reason == .inputExists)
        try await home.perform(
            UnconstrainExport(
                name: Name("newsletter"), constraint: first.identifier, reason: "over"))
        #expect(try await home.constrain(.notRecorder).end == nil)
        #expect(home.store.rows.constraints.count == 2)
    }

    @Test func `a constraint that ended, or is another export's, cannot be ended`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.addExport("other", segments: ["readers"])
        let constraint = try await home.constrain(.notRecorder).identifier
        let elsewhere = try await failure {
            try await home.perform(
                UnconstrainExport(name: Name("other"), constraint: constraint, reason: "over"))
        }
        #expect(elsewhere.reason == .inputNotFound)
        let end = try UnconstrainExport(
            name: Name("newsletter"), constraint: constraint, reason: "over")
        try await home.perform(end)
        #expect(try await failure { try await home.perform(end) }.reason == .inputNotFound)
    }

    @Test(arguments: [Role.contributor, .officer, .viewer])
    func `only an administrator keeps duties apart`(role: Role) async throws {
        let home = try await TestHome.ready(Self.readers)
        let error = try await failure {
            try await home.perform(
                ConstrainExport(name: Name("newsletter"), rule: .notRecorder, reason: "apart"),
                as: role)
        }
        #expect(error.reason == .actorRole)
        #expect(home.store.rows.constraints.isEmpty)
    }

    @Test func `an export is shown with its constraints and schedule`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let constraint = try await home.constrain(.notRecorder)
        let schedule = try await home.schedule()
        let shown = try await home.answer(ShowExport(name: Name("newsletter")), as: .viewer)
        #expect(shown.constraints == [constraint])
        #expect(shown.schedule == schedule)
        #expect(shown.export.name.text == "newsletter")
    }
}
