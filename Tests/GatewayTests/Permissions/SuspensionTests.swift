// What ends with a leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct SuspensionTests {
    /// What takes the leave from whoever an export runs for by itself.
    enum End: CaseIterable {
        case disabled, revoked, unshared

        var reason: ReasonCode {
            switch self {
            case .disabled: .actorDisabled
            case .revoked: .actorRole
            case .unshared: .connectionNotShared
            }
        }

        /// - Returns: The exports that are said to have been stopped.
        func end(in home: TestHome) async throws -> [String] {
            let name = try Name<Principal>("contributor")
            let exports: [Name<Export>]
            switch self {
            case .disabled:
                exports = try await home.perform(DisablePrincipal(name: name)).suspended
            case .revoked:
                exports = try await home.perform(
                    RevokeRole(.role(.contributor, of: name), reason: "left")
                ).suspended
            case .unshared:
                let share = try #require(home.store.rows.shares.last)
                exports = try await home.perform(
                    UnshareConnection(
                        name: share.connection, share: share.identifier, reason: "no more")
                ).suspended
            }
            return exports.map(\.text)
        }
    }

    private func scheduled() async throws -> TestHome {
        let home = try await TestHome.ready([Reader(1)])
        let time = try #require(TimeOfDay("03:00"))
        try await home.perform(
            ScheduleExport(name: Name("newsletter"), time: time), as: .contributor)
        return home
    }

    @Test(arguments: End.allCases)
    func `what ends a leave suspends what ran by it, in the same commit`(end: End) async throws {
        let home = try await scheduled()
        let commits = home.store.commits
        #expect(try await end.end(in: home) == ["newsletter"])
        #expect(home.store.commits == commits + 1)
        let schedule = try #require(try home.store.schedules().first)
        #expect(schedule.state == .suspended && schedule.reason == end.reason)
        let entry = try #require(try home.entries(.exportSuspended).last)
        #expect(entry.members["reason"] == .string("\(end.reason)"))
        #expect(entry.members["resource"] == ["kind": "export", "id": "newsletter"])
    }

    @Test(arguments: End.allCases)
    func `nothing is suspended where the end is not recorded`(end: End) async throws {
        let home = try await scheduled()
        home.store.fail(commit: 0, .notPersisted)
        _ = try await failure { try await end.end(in: home) }
        #expect(try home.store.schedules().first?.state == .active)
    }

    @Test func `an export goes on where another grant keeps the leave`() async throws {
        let home = try await scheduled()
        let first = try #require(try home.principal("contributor").grants.first)
        try await home.perform(
            GrantRole(name: Name("contributor"), role: .contributor, reason: "again"))
        let revoked = try await home.perform(
            RevokeRole(.grant(first.identifier), reason: "the first"))
        #expect(revoked.suspended.isEmpty)
        #expect(try home.store.schedules().first?.state == .active)
    }

    @Test func `the end of somebody else's leave suspends nothing`() async throws {
        let home = try await scheduled()
        #expect(try await home.perform(DisablePrincipal(name: Name("viewer"))).suspended.isEmpty)
        #expect(try home.store.schedules().first?.state == .active)
    }
}
