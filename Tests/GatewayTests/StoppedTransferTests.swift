// The tests of what stops a transfer before it begins or between two batches.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct StoppedTransferTests {
    /// What an administrator or the time may do to a transfer.
    enum Event: CaseIterable, Sendable {
        case agreementMissing, agreementExpired, agreementRevoked, agreementTooOld, policyReplaced
        case policyEnded, runnerDisabled, connectionUnshared, connectionRedirected, agreementEnded

        var reason: ReasonCode {
            switch self {
            case .agreementMissing: .agreementMissing
            case .agreementExpired, .agreementTooOld: .agreementExpired
            case .agreementRevoked, .agreementEnded: .agreementRevoked
            case .connectionRedirected: .agreementSuperseded
            case .policyReplaced: .planPolicyChanged
            case .policyEnded: .policyExpired
            case .runnerDisabled: .actorDisabled
            case .connectionUnshared: .connectionNotShared
            }
        }

        /// Whether it can also be there before a run begins.
        var isBefore: Bool { self != .policyReplaced }

        func happen(in home: TestHome) async throws {
            switch self {
            case .agreementMissing: home.store.edit { $0.agreements = [] }
            case .agreementExpired:
                home.store.edit {
                    $0.agreements = $0.agreements.map { $0.changed(until: "2026-06-01T12:00:00Z") }
                }
            case .agreementTooOld:
                home.store.edit {
                    $0.agreements = $0.agreements.map { $0.changed(from: "2025-06-01T12:00:00Z") }
                }
            case .agreementRevoked:
                home.store.edit {
                    $0.agreements = $0.agreements.map {
                        $0.changed(revoked: "2026-06-01T12:00:00Z")
                    }
                }
            case .policyReplaced: try await home.activate(version: 4)
            case .policyEnded:
                home.clock.set("2027-01-01T00:00:00Z")
                home.store.edit {
                    $0.agreements = $0.agreements.map { $0.changed(from: "2026-12-01T12:00:00Z") }
                }
            case .runnerDisabled:
                try await home.perform(DisablePrincipal(name: Name("contributor")))
            case .connectionRedirected:
                home.store.edit { $0.connections = $0.connections.map(\.redirected) }
            case .agreementEnded:
                try await home.perform(RevokeAgreement(name: Name("brevo")))
            case .connectionUnshared:
                home.store.edit { $0.shares = [] }
            }
        }
    }

    private static let readers = (1...4).map { Reader($0) }

    @Test(arguments: Event.allCases.filter { $0.isBefore && $0 != .runnerDisabled })
    func `a run is refused with its reason and its entry`(event: Event) async throws {
        let home = try await TestHome.ready(Self.readers)
        try await event.happen(in: home)
        let error = try await failure { try await home.run() }
        #expect(error.reason == event.reason)
        let entry = try #require(error.entry)
        #expect(try home.entries()[Int(entry)].members["reason"] == .string("\(event.reason)"))
        #expect(home.destination.sent.isEmpty)
        #expect(home.destination.examined == 0)
    }

    @Test(arguments: Event.allCases)
    func `a transfer stops before its next batch`(event: Event) async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await event.happen(in: home) }
        }
        let report = try await home.run()
        #expect(report.state == .partial)
        #expect(report.reason == event.reason)
        #expect(report.delivered == 2)
        #expect(home.destination.sent.count == 1)
        let end = try #require(home.entries(.transferFinished).last)
        #expect(end.outcome == .partial)
        #expect(end.members["reason"] == .string("\(event.reason)"))
        #expect(try home.transfer.state == .partial)
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test(arguments: [
        Event.agreementMissing, .agreementExpired, .agreementRevoked, .agreementTooOld,
        .connectionUnshared,
    ])
    func `what is committed just before a start lets nothing leave`(event: Event) async throws {
        let home = try await TestHome.ready(Self.readers)
        let changed = try await TestHome.ready(Self.readers)
        try await event.happen(in: changed)
        let rows = changed.store.rows
        home.store.beforeCommit { stored, changes in
            guard case .startDelivery? = changes.first else { return }
            stored.agreements = rows.agreements
            stored.connections = rows.connections
            stored.shares = rows.shares
        }
        let report = try await home.run()
        #expect(home.destination.sent.isEmpty)
        #expect(report.state == .interrupted)
        #expect(report.reason == event.reason)
        #expect(report.batches.map(\.state) == [.failed])
        #expect(try home.entries(.transferFinished).last?.outcome == .denied)
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `a disabled principal is turned away at the door`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.perform(DisablePrincipal(name: Name("contributor")))
        let error = try await failure { try await home.run() }
        #expect(error.reason == .actorDisabled)
        #expect(home.store.rows.transfers.isEmpty)
    }

    @Test func `without a policy in force nothing is exported`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.edit { $0.policies = [] }
        let error = try await failure { try await home.run() }
        #expect(error.reason == .policyNone)
        #expect(try home.transfer.state == .refused)
        #expect(try home.transfer.reason == .policyNone)
        #expect(home.destination.examined == 0)
    }

    @Test func `a policy for another kind of connection refuses`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.connect("elsewhere", kind: "other")
        try await home.addExport("wrong", connection: "elsewhere", segments: ["readers"])
        let error = try await failure { try await home.run("wrong") }
        #expect(error.reason == .policyInvalid)
        #expect(home.destination.sent.isEmpty)
        #expect(try home.transfer.state == .refused)
    }

    @Test func `a policy whose stored text was changed refuses`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let source = try NewsletterPolicy.source(version: 3, [("\"IS\",", "\"IS\", \"US\",")])
        home.store.edit { rows in
            rows.policies = rows.policies.map {
                PolicyRecord(
                    identifier: $0.identifier, version: $0.version, digest: $0.digest,
                    source: source, activatedBy: $0.activatedBy, activatedAt: $0.activatedAt,
                    activeFrom: $0.activeFrom, isGuardRail: $0.isGuardRail, entry: $0.entry)
            }
        }
        let error = try await failure { try await home.run() }
        #expect(error.reason == .policyInvalid)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a recipient that cannot be examined refuses`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.failExamination(
            DestinationError(.providerListUnknown, "there is no list 7", isTemporary: false))
        let error = try await failure { try await home.run() }
        #expect(error.reason == .providerListUnknown)
        #expect(error.entry != nil)
        #expect(home.destination.sent.isEmpty)
        #expect(home.store.rows.transfers.map(\.state) == [.refused])
    }

    @Test func `a recipient that is away for now is a temporary refusal`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.failExamination(
            DestinationError(.providerUnreachable, "nobody answers", isTemporary: true))
        guard
            case .temporary(.providerUnreachable, _, .some) = try await failure(of: {
                try await home.run()
            })
        else { return #expect(Bool(false)) }
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a batch too large for one request stops with its reason`() async throws {
        let home = try await TestHome.ready(
            Self.readers, limit: BatchLimit(bytes: 60, people: 10))
        let report = try await home.run()
        #expect(report.state == .interrupted)
        #expect(report.reason == .limitRows)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a transfer of nobody ends delivered, without a batch`() async throws {
        let home = try await TestHome.ready(Self.readers, changes: [("0.95", "1.0")])
        for reader in Self.readers { try await home.withdraw(.email, reader.email) }
        let report = try await home.run()
        #expect(report.state == .delivered)
        #expect(report.batches.isEmpty)
        #expect(report.totals.released == 0)
        #expect(report.totals.withheld == ["consent.withdrawn": 4])
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a transfer of nobody is no measure for the next one`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        home.store.edit { $0.transfers.append($0.transfers[0].emptied) }
        try await home.withdraw(.email, Self.readers[0].email)
        let error = try await failure { try await home.run() }
        #expect(error.reason == .limitChange)
    }
}
