// The tests of schedules whose owner may not run them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ScheduleSuspensionTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let dueTime = "2026-06-01T13:00:00Z"

    private func scheduled() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.schedule()
        return home
    }

    /// The newest entry says that the newsletter no longer runs by itself.
    private func expectSuspension(
        of home: TestHome, for reason: ReasonCode, location: SourceLocation = #_sourceLocation
    ) throws {
        let entry = try #require(home.entries(.exportSuspended).last, sourceLocation: location)
        #expect(entry.members["reason"] == .string("\(reason)"), sourceLocation: location)
        #expect(entry.detail("owner") == "contributor", sourceLocation: location)
        #expect(entry.members["code"] == "EXSUSD", sourceLocation: location)
        #expect(home.schedule(of: "newsletter")?.state == .suspended, sourceLocation: location)
        #expect(home.schedule(of: "newsletter")?.reason == reason, sourceLocation: location)
    }

    /// What takes the leave away without anybody saying so at that time.
    enum Lapse: CaseIterable {
        case disabled, unshared, role, unknown

        var reason: ReasonCode {
            switch self {
            case .disabled: .actorDisabled
            case .unshared: .connectionNotShared
            case .role: .actorRole
            case .unknown: .actorUnknown
            }
        }

        func apply(to rows: inout MemoryRows) {
            if case .unshared = self { rows.shares = [] }
            rows.principals = rows.principals.compactMap { old in
                guard old.name.text == "contributor" else { return old }
                if case .unknown = self { return nil }
                var grants = old.grants
                if case .role = self, let first = grants.first {
                    grants[0] = RoleGrant(
                        identifier: first.identifier, principal: first.principal, role: .viewer,
                        from: first.from, until: nil, grantedBy: first.grantedBy, reason: "other")
                }
                let isDisabled = self == .disabled
                return Enrolment(
                    name: old.name, role: old.role, account: old.account,
                    enrolledAt: old.enrolledAt, disabledAt: isDisabled ? old.enrolledAt : nil,
                    grants: grants)
            }
        }
    }

    @Test(arguments: Lapse.allCases)
    func `an owner without leave is found when it is due, and suspended`(
        lapse: Lapse
    ) async throws {
        let home = try await scheduled()
        home.store.edit { lapse.apply(to: &$0) }
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.isSuspended)
        #expect(run.reason == lapse.reason)
        #expect(run.report == nil)
        try expectSuspension(of: home, for: lapse.reason)
        let denied = try #require(home.entries(.accessDenied).last)
        #expect(run.entry == denied.index)
        #expect(denied.members["origin"]?["via"] == "scheduler")
        let suspended = try #require(home.entries(.exportSuspended).last)
        #expect(suspended.members["actor"]?["principal"] == "administrator")
        #expect(suspended.members["origin"]?["via"] == "scheduler")
        #expect(home.destination.examined == 0)
    }

    @Test func `what is suspended runs again once somebody schedules it anew`() async throws {
        let home = try await scheduled()
        home.store.edit { $0.shares = [] }
        home.clock.set(Self.dueTime)
        _ = try await home.runDue()
        home.clock.set("2026-06-02T13:00:00Z")
        #expect(try await home.runDue().isEmpty)
        try await home.schedule(by: home.caller(.administrator))
        home.clock.set("2026-06-03T13:00:00Z")
        #expect(try await home.runDue().first?.report?.state == .delivered)
    }

    @Test func `a role that the policy does not let run suspends the schedule`() async throws {
        let home = try await scheduled()
        try await home.activate(
            version: 4,
            changes: [("run: [\"administrator\", \"contributor\"]", "run: [\"administrator\"]")])
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.reason == .actorRole)
        #expect(run.isSuspended)
        try expectSuspension(of: home, for: .actorRole)
        #expect(try home.entries(.transferRefused).count == 1)
    }

    @Test func `an owner who is kept apart suspends the schedule`() async throws {
        let home = try await scheduled()
        try home.creditPolicy(to: "contributor")
        _ = try await home.constrain(.notPolicyChanger)
        home.clock.set(Self.dueTime)
        #expect(try await home.runDue().first?.isSuspended == true)
        try expectSuspension(of: home, for: .actorSeparation)
    }

    @Test func `one that is suspended keeps no other from running`() async throws {
        let home = try await scheduled()
        try await home.addExport("second", segments: ["readers"])
        try await home.schedule("second", at: "13:00", by: home.caller(.administrator))
        home.store.edit { $0.shares = [] }
        home.clock.set(Self.dueTime)
        let runs = try await home.runDue()
        #expect(runs.map(\.isSuspended) == [true, false])
        #expect(runs.map { $0.report?.state } == [nil, .delivered])
    }

    @Test func `what others own stays when somebody is disabled`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.schedule(by: home.caller(.administrator))
        let disabled = try await home.perform(DisablePrincipal(name: Name("contributor")))
        #expect(disabled.suspended.isEmpty)
        #expect(home.schedule(of: "newsletter")?.state == .active)
    }

    @Test func `an owner who is disabled during the run sends no further batch`() async throws {
        let home = try await scheduled()
        home.destination.whileDelivering { batch in
            guard batch == 0 else { return }
            try await home.perform(DisablePrincipal(name: Name("contributor")))
        }
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.report?.state == .partial)
        #expect(run.reason == .actorDisabled)
        #expect(run.isSuspended)
        #expect(try home.entries(.exportSuspended).count == 1)
        #expect(home.destination.sent.count == 1)
    }
}
