// The tests of exports that run by themselves.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

struct ScheduleTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let dueTime = "2026-06-01T13:00:00Z"

    /// A home whose newsletter is due every day at 13:00 on behalf of the contributor.
    private func scheduled() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.schedule()
        return home
    }

    @Test func `a schedule is an entry with its owner, its time and its first instant`()
        async throws
    {
        let home = try await scheduled()
        let entry = try #require(home.entries(.exportScheduled).last)
        #expect(entry.detail("owner") == "contributor")
        #expect(entry.detail("at") == "13:00")
        #expect(entry.detail("first") == .string(Self.dueTime))
        #expect(entry.detail("due") == nil)
    }

    @Test func `what is due runs on behalf of its owner, by the scheduler's door`() async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.report?.state == .delivered)
        #expect(run.reason == nil)
        #expect("\(run.due)" == Self.dueTime)
        #expect(run.next.map { "\($0)" } == "2026-06-02T13:00:00Z")
        let decided = try #require(home.entries(.transferDecided).last)
        #expect(decided.members["actor"]?["principal"] == "contributor")
        #expect(decided.members["actor"]?["role"] == "contributor")
        #expect(decided.members["actor"]?["account"] == 1000)
        #expect(decided.members["origin"]?["via"] == "scheduler")
        #expect(try home.transfer.runBy.text == "contributor")
        try home.verified()
    }

    @Test func `nothing is due a moment before its time`() async throws {
        let home = try await scheduled()
        home.clock.set("2026-06-01T12:59:59.999999Z")
        #expect(try await home.runDue().isEmpty)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `what ran is due again the next day`() async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        _ = try await home.runDue()
        #expect(try await home.runDue().isEmpty)
        home.clock.set("2026-06-02T12:59:59Z")
        #expect(try await home.runDue().isEmpty)
        home.clock.set("2026-06-02T13:00:00Z")
        #expect(try await home.runDue().count == 1)
        let entry = try #require(home.entries(.exportScheduled).last)
        #expect(entry.detail("due") == "2026-06-02T13:00:00Z")
        #expect(entry.detail("first") == "2026-06-03T13:00:00Z")
    }

    @Test func `days that were missed are run once`() async throws {
        let home = try await scheduled()
        home.clock.set("2026-06-05T20:00:00Z")
        let runs = try await home.runDue()
        #expect(runs.count == 1)
        #expect(runs.first?.next.map { "\($0)" } == "2026-06-06T13:00:00Z")
        #expect(try await home.runDue().isEmpty)
    }

    @Test func `a run that broke off is not begun a second time`() async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        // The schedule moves on, the errand is recorded, and the decision is not.
        home.store.fail(commit: 2, .notPersisted)
        let error = try await failure { try await home.runDue() }
        #expect(error.reason == .auditUnavailable)
        let restarted = try home.restarted()
        try await restarted.recover()
        #expect(try await restarted.runDue().isEmpty)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a run whose beginning was not recorded did not begin`() async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        home.store.fail(commit: 0, .notPersisted)
        let error = try await failure { try await home.runDue() }
        #expect(error.reason == .auditUnavailable)
        #expect(home.destination.examined == 0)
        let restarted = try home.restarted()
        #expect(try await restarted.runDue().first?.report?.state == .delivered)
    }

    @Test func `a log that fails ends everything that is due`() async throws {
        let home = try await scheduled()
        try await home.addExport("second", segments: ["readers"])
        try await home.schedule("second")
        home.clock.set(Self.dueTime)
        home.store.fail(commit: 2, .notPersisted)
        _ = try await failure { try await home.runDue() }
        #expect(home.destination.sent.isEmpty)
        #expect(home.schedule(of: "second").map { "\($0.due)" } == Self.dueTime)
    }

    @Test func `the longest due runs first`() async throws {
        let home = try await scheduled()
        try await home.addExport("another", segments: ["readers"])
        try await home.schedule("another", at: "14:00")
        home.clock.set("2026-06-01T15:00:00Z")
        #expect(try await home.runDue().map(\.export.text) == ["newsletter", "another"])
    }

    @Test func `a limit refuses the run of the day and the next day tries again`() async throws {
        let home = try await scheduled()
        try await home.activate(version: 4, changes: [("max_rows: 1000000", "max_rows: 3")])
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.reason == .limitRows)
        #expect(run.report == nil)
        #expect(run.words == "4 profiles were read, 3 are allowed")
        #expect(run.entry == (try home.entries(.transferRefused).last?.index))
        #expect(!run.isSuspended)
        #expect(home.schedule(of: "newsletter")?.state == .active)
        home.clock.set("2026-06-02T13:00:00Z")
        #expect(try await home.runDue().first?.reason == .limitRows)
    }

    @Test func `what needs an approval does not run by itself`() async throws {
        let home = try await TestHome.watched()
        try await home.schedule()
        home.clock.set(Self.dueTime)
        let run = try #require(try await home.runDue().first)
        #expect(run.reason == .actorApproval)
        #expect(!run.isSuspended)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `who schedules it anew owns it`() async throws {
        let home = try await scheduled()
        try await home.schedule(at: "14:00", by: home.caller(.administrator))
        home.clock.set("2026-06-01T13:30:00Z")
        #expect(try await home.runDue().isEmpty)
        home.clock.set("2026-06-01T14:00:00Z")
        #expect(try await home.runDue().first?.owner.text == "administrator")
    }

    @Test func `what is unscheduled does not run`() async throws {
        let home = try await scheduled()
        let end = try UnscheduleExport(name: Name("newsletter"), reason: "season over")
        try await home.perform(end, as: .contributor)
        #expect(try home.entries(.exportUnscheduled).last?.detail("why") == "season over")
        home.clock.set(Self.dueTime)
        #expect(try await home.runDue().isEmpty)
        let error = try await failure { try await home.perform(end, as: .contributor) }
        #expect(error.reason == .inputNotFound)
    }

    @Test(arguments: [Role.officer, .viewer])
    func `who may not schedule starts nothing that is due`(role: Role) async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        let error = try await failure { try await home.runDue(as: role) }
        #expect(error.reason == .actorRole)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a contributor cannot schedule what is not shared with them`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.edit { $0.shares = [] }
        let error = try await failure { try await home.schedule() }
        #expect(error.reason == .connectionNotShared)
        #expect(home.store.rows.schedules.isEmpty)
    }

    @Test func `a schedule that moved since it was found due does not begin`() async throws {
        let home = try await scheduled()
        home.clock.set(Self.dueTime)
        let stale = try #require(home.schedule(of: "newsletter"))
        _ = try await home.runDue()
        let error = try await failure {
            try await home.perform(BeginScheduledRun(schedule: stale), as: .contributor)
        }
        #expect(error.reason == .inputExists)
    }
}
