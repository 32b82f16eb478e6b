// The decision table: policies, plans and limits.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

@testable import Gateway

extension DecisionTable {
    /// What may be said of a policy, a plan and the size of a run.
    static let policies: [DecisionRow] = [
        .transfer(.policyNone) { home in home.store.edit { $0.policies = [] } },
        .transfer(.policyUnsigned) { home in
            // Entry 0 founded the log; it put no policy in force.
            home.store.edit { rows in
                rows.policies = rows.policies.map {
                    PolicyRecord(
                        identifier: $0.identifier, version: $0.version, digest: $0.digest,
                        source: $0.source, activatedBy: $0.activatedBy,
                        activatedAt: $0.activatedAt, activeFrom: $0.activeFrom,
                        isGuardRail: $0.isGuardRail, entry: 0)
                }
            }
        },
        .transfer(.policyExpired) { home in
            home.clock.set("2027-01-01T00:00:00Z")
            home.store.edit {
                $0.agreements = $0.agreements.map { $0.changed(from: "2026-12-01T12:00:00Z") }
            }
        },
        .transfer(.policyInvalid) { home in
            try await home.activate(
                NewsletterPolicy.guardRail([("location: \"loc:FR\"", "location: \"loc:DE\"")]),
                isGuardRail: true)
        },
        .refusal(.planPolicyChanged, by: .contributor) {
            try await approved { try await $0.activate(version: 4, changes: rowsOver) }
        },
        .refusal(.planConsentChanged, by: .contributor) {
            try await approved { try await $0.withdraw(.email, "somebody.else@example.com") }
        },
        .refusal(.planSegmentChanged, by: .contributor) {
            try await approved { home in
                let table = Reader.table((1...4).map { Reader($0) })
                try home.folder.write(table.replacing("Given4", with: "Given5"), to: "readers.csv")
            }
        },
        .refusal(.planDestinationChanged, by: .contributor) {
            try await approved { $0.redirectExport() }
        },
        .refusal(.planCountsChanged, by: .contributor) {
            try await approved { try $0.changePlan(released: 3) }
        },
        .transfer(.limitRows, changes: [("max_rows: 1000000", "max_rows: 3")]) { _ in },
        .transfer(.limitBlockedShare, changes: [("0.95", "0.5")]) { home in
            for number in 1...3 { try await home.withdraw(.email, Reader(number).email) }
        },
        .transfer(.limitChange) { home in
            try await home.run()
            try await home.withdraw(.email, Reader(1).email)
        },
    ]

    private static let rowsOver = [("rows_over: 50000", "rows_over: 3")]

    /// A plan that was approved, and then something moved.
    private static func approved(
        _ move: @Sendable (TestHome) async throws -> Void
    ) async throws -> (TestHome, DecisionRow.Plan?) {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        try await move(home)
        return (home, plan)
    }
}
