// The tests of what an approved plan pins.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

struct PinnedPlanTests {
    private static let readers = (1...4).map { Reader($0) }

    /// One thing that moves after the approval.
    enum Move: CaseIterable {
        case policy, guardRails, consent, source, destination, counts

        var reason: ReasonCode {
            switch self {
            case .policy, .guardRails: .planPolicyChanged
            case .consent: .planConsentChanged
            case .source: .planSegmentChanged
            case .destination: .planDestinationChanged
            case .counts: .planCountsChanged
            }
        }

        func apply(to home: TestHome) async throws {
            switch self {
            case .policy:
                try await home.activate(version: 4, changes: [("rows_over: 50000", "rows_over: 3")])
            case .guardRails: try home.changePlan(guardRails: [String](repeating: "00", count: 1))
            case .consent: try await home.withdraw(.email, "somebody.else@example.com")
            case .source:
                try home.folder.write(
                    Reader.table(PinnedPlanTests.readers).replacing("Given4", with: "Given5"),
                    to: "readers.csv")
            case .destination: home.redirectExport()
            case .counts: try home.changePlan(released: 3)
            }
        }
    }

    @Test(arguments: Move.allCases)
    func `each thing that moves after the approval is refused with its own reason`(
        move: Move
    ) async throws {
        let home = try await TestHome.watched(Self.readers)
        let plan = try await home.approvedPlan()
        try await move.apply(to: home)
        let error = try await failure { try await home.run(plan: plan) }
        #expect(error.reason == move.reason)
        #expect(home.destination.sent.isEmpty)
        #expect(home.store.rows.approvals.first?.usedBy == nil)
    }

    @Test func `who comes of age after the approval does not leave by it`() async throws {
        var young = Reader(5)
        young.birthDate = "2010-06-02"
        let home = try await TestHome.watched(Self.readers + [young])
        let plan = try await home.approvedPlan()
        home.clock.set("2026-06-02T12:00:00Z")
        let error = try await failure { try await home.run(plan: plan) }
        #expect(error.reason == .planCountsChanged)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `whose consent ends after the approval stays, and the others leave`()
        async throws
    {
        let home = try await TestHome.watched(Self.readers)
        let short = Reader(5)
        try await home.takeIn(
            Reader.consents([short]).replacing(
                "2026-01-10T09:00:00Z,,", with: "2026-01-10T09:00:00Z,P143D,"), as: "short.csv")
        try await home.addSegment("short", Reader.table([short]))
        try await home.addExport("both", segments: ["readers", "short"])
        let planned = try await home.gatekeeper.perform(
            PlanExport(name: Name("both")), for: home.caller(.contributor))
        #expect(planned.plan.totals.released == 5)
        try await home.approve(planned.plan.identifier)
        home.clock.set("2026-06-02T12:00:00Z")
        let report = try await home.run("both", plan: planned.plan.identifier)
        #expect(report.state == .delivered)
        #expect(report.delivered == 4)
    }

    @Test func `the digest of a plan moves with everything that it pins`() throws {
        let base = try Self.plan()
        let others = [
            try Self.plan(export: "other"), try Self.plan(policy: "11"),
            try Self.plan(guardRails: []), try Self.plan(guardRails: ["22", "33"]),
            try Self.plan(destination: "elsewhere"), try Self.plan(upTo: 8),
            try Self.plan(consent: "44"), try Self.plan(sources: ["55", "66"]),
            try Self.plan { $0.read = 6 }, try Self.plan { $0.released = 3 },
            try Self.plan { $0.withheld = ["consent.unknown": 2] },
            try Self.plan { $0.fields = ["EMAIL": 3] },
        ]
        let digests = Set(([base] + others).map(\.digest))
        #expect(digests.count == others.count + 1)
    }

    @Test func `the digest of a plan is the same whoever made it and when`() throws {
        let same = try Self.plan(identifier: 2, by: "bob", at: 99)
        #expect(try Self.plan().digest == same.digest)
    }

    /// From Python: `hashlib.sha256` over the canonical JSON of the members in `PlanRecord.digest`.
    @Test func `the digest of a plan is that of its canonical JSON`() throws {
        #expect(
            try Self.plan().digest.hexadecimal
                == "a18fd7dc47f314c2dddf96178263280edf5e0eda7f9e65280c206e1086fb5239")
    }

    private static func plan(
        identifier: UInt8 = 1, export: String = "newsletter", policy: String = "aa",
        guardRails: [String] = ["bb"], destination: String = "brevo sendinblue url 7",
        upTo: UInt64 = 7, consent: String = "cc", sources: [String] = ["dd"],
        by name: String = "ada", at seconds: Int64 = 0,
        _ change: (inout DecisionTotals) -> Void = { _ in }
    ) throws -> PlanRecord {
        var totals = DecisionTotals()
        totals.read = 5
        totals.released = 4
        totals.withheld = ["consent.unknown": 1]
        totals.fields = ["EMAIL": 4]
        change(&totals)
        return PlanRecord(
            identifier: try #require(
                Identifier(
                    at: Instant(seconds: 0), random: [UInt8](repeating: identifier, count: 10))),
            export: try Name(export), policy: policy, guardRails: guardRails,
            destination: destination, consentUpTo: upTo, consentDigest: consent, sources: sources,
            totals: totals, plannedBy: try Name(name), plannedAt: Instant(seconds: seconds))
    }
}
