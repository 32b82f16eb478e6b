// The tests of deciding a transfer again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

struct ReplayTests {
    @Test func `a month later every verdict comes out the same`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.differences.map(\.parts) == [])
        #expect((report.read, report.same) == (10, 10))
        #expect((report.different, report.erased) == (0, 0))
        #expect(report.countsAgree)
        #expect(report.isSame)
    }

    @Test func `a new run of the same export would come out otherwise`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        let report = try await home.run("both")
        #expect(report.totals.withheld != ReplayedHome.withheld)
    }

    @Test func `what was pinned is told`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        let decided = try #require(home.entries(.transferDecided).last)
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.entry == decided.index)
        #expect(report.decidedFor == Instant(TestHome.start))
        #expect(report.policy == "sendinblue-newsletter-eu@3")
        #expect(decided.detail("policy")?["sha256"] == .string(report.policyDigest))
        #expect(decided.detail("consent")?["sha256"] == .string(report.consentDigest))
        #expect(decided.detail("now") == .string(TestHome.start))
        #expect(report.sources.map(\.segment.text) == ["people", "more"])
        #expect(decided.detail("sources") == .array(report.sources.map { .string($0.digest) }))
    }

    @Test func `an export that finds its columns otherwise by now changes nothing`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        home.store.edit { rows in
            rows.exports = rows.exports.map { export in
                ExportRecord(
                    name: export.name, connection: export.connection, segments: export.segments,
                    policy: "another", list: 99,
                    matching: ["first_name": "last_name", "last_name": "first_name"],
                    batchPeople: 1, addedBy: export.addedBy, addedAt: export.addedAt)
            }
        }
        #expect(try await ReplayedHome.replay(in: home).isSame)
    }

    @Test func `guard-rails decide again as they did, whatever they say by now`() async throws {
        let home = try await ReplayedHome.decided()
        try await home.activate(
            NewsletterPolicy.guardRail([("on_policy_change: true", "on_policy_change: false")]),
            isGuardRail: true)
        home.clock.set("2026-06-02T12:00:00Z")
        try await home.run("both")
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.guardRails.count == 1)
        #expect(report.isSame)
        let rail = try #require(home.store.rows.policies.first { $0.isGuardRail })
        home.store.edit { $0.policies.removeAll { $0.isGuardRail } }
        let error = try await failure { try await ReplayedHome.replay(in: home) }
        guard case .input(.policyNone, let words) = error else {
            return #expect(error == .exists(""))
        }
        #expect(words.contains(rail.digest.hexadecimal))
    }

    @Test func `the state's own account of the transfer is not asked`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        home.store.edit { rows in rows.transfers = rows.transfers.map(\.emptied) }
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.isSame)
        #expect(report.same == 10)
    }

    @Test func `a person who was erased since is counted and not compared`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        try await home.erase("reader-1@example.com")
        let report = try await ReplayedHome.replay(in: home)
        #expect((report.same, report.different, report.erased) == (8, 0, 2))
        #expect(report.isSame)
    }

    @Test func `a transfer of nobody comes out the same`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.addSegment("nobody", Reader.table([]))
        try await home.addExport("empty", segments: ["nobody"])
        try await home.run("empty")
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.isSame)
        #expect(report.read == 0)
    }

    @Test func `more rows than one block of records holds are compared`() async throws {
        let readers = (1...1500).map { Reader($0) }
        let home = try await TestHome.ready(readers, batch: 1000)
        try await home.run()
        #expect(try await ReplayedHome.replay(in: home).same == 1500)
    }

    @Test func `a replay is recorded by its counts and sends nothing`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        let (sent, examined) = (home.destination.sent.count, home.destination.examined)
        _ = try await ReplayedHome.replay(in: home)
        let entry = try #require(home.entries(.transferReplayed).last)
        #expect(
            entry.members["data"] == ["read": 10, "same": 10, "different": 0, "erased": 0])
        #expect(entry.outcome == .information)
        #expect(entry.transfer == (try home.transfer.identifier))
        #expect(entry.cause == (try home.entries(.transferDecided).last?.index))
        #expect(home.destination.sent.count == sent)
        #expect(home.destination.examined == examined)
        try home.verified()
    }

    @Test func `whoever may only look does not replay`() async throws {
        let home = try await ReplayedHome.decided()
        for role in [Role.viewer, .contributor] {
            let error = try await failure { try await ReplayedHome.replay(in: home, as: role) }
            guard case .notPermitted = error else { return #expect(error == .exists("")) }
        }
    }

    @Test func `a refused transfer cannot be replayed`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        home.store.edit { $0.agreements = [] }
        _ = try await failure { try await home.run() }
        let error = try await failure { try await ReplayedHome.replay(in: home) }
        guard case .input(_, let words) = error else { return #expect(error == .exists("")) }
        #expect(words.contains("refused"))
    }

    @Test func `destroyed records leave what the entry counts`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        try await home.perform(RotateEpoch())
        home.clock.set("2026-08-02T08:00:00Z")
        try await home.destroy(epoch: "1", horizon: "2026-08-01T00:00:00Z")
        let error = try await failure { try await ReplayedHome.replay(in: home) }
        guard case .input(_, let words) = error else { return #expect(error == .exists("")) }
        #expect(words.contains("10 read, 4 released"))
        #expect(words.contains("1 withheld for condition.region"))
    }

    @Test func `an entry from before instants were recorded cannot be replayed`() async throws {
        let home = try await ReplayedHome.decided()
        let decided = try #require(home.entries(.transferDecided).last)
        guard case .object(var members) = decided.members,
            case .object(var data)? = members["data"]
        else { return #expect(Bool(false)) }
        data["now"] = nil
        members["data"] = .object(data)
        let older = try Entry(CanonicalJSON.object(members).bytes, at: decided.index)
        #expect {
            try DecisionFacts(older)
        } throws: { error in
            if case .input(_, let words)? = error as? GatewayError {
                words.contains("does not name the instant")
            } else {
                false
            }
        }
    }
}
