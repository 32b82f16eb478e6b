// The decision table: what is given, the log, and the recipient.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Gateway

extension DecisionTable {
    /// What may be said of a request and of the machinery.
    static let machinery: [DecisionRow] = [
        .request(.inputInvalid) { home in
            try await home.withdraw(.email, "reader-1 at example")
        },
        .request(.inputNotFound) { home in
            try await home.run(plan: Identifier("01KT1GW6G0X5QQG7H5A7EVCPT8"))
        },
        .request(.inputExists) { home in
            try await home.addExport(segments: ["readers"], batch: 2)
        },
        .request(.clockUntrusted) { home in
            home.destination.whileExamining { _ in home.clock.set("2026-06-01T11:00:00Z") }
            try await home.run()
        },
        .request(.auditUnavailable) { home in
            home.store.fail(commit: 0, .notPersisted)
            try await home.run()
        },
        DecisionRow(code: .auditUnwitnessed, about: .delivery) {
            let bench = try await WitnessedHome("trust-policy @/policy\nquorum required\n")
            bench.witnesses.answer(.unreachable("down"), by: "b")
            let report = try await bench.run()
            return bench.home.destination.sent.isEmpty ? report.reason : nil
        },
    ]

    /// What may be said of the recipient.
    static let recipients: [DecisionRow] = [
        .delivery(.providerRejected, .rejected(.providerRejected, DeliveryReport())),
        .delivery(.providerRateLimited, .rejected(.providerRateLimited, DeliveryReport())),
        .delivery(.providerUncertain, .uncertain(.providerUncertain, DeliveryReport())),
        examined(.providerUnauthorised, isTemporary: false),
        examined(.providerUnreachable, isTemporary: true),
        examined(.providerListUnknown, isTemporary: false),
        examined(.providerAttributeUnknown, isTemporary: false),
    ]

    /// The recipient was looked at before anything was decided, and did not suit.
    private static func examined(_ code: ReasonCode, isTemporary: Bool) -> DecisionRow {
        .transfer(code) { home in
            home.destination.failExamination(
                DestinationError(code, "it does not suit", isTemporary: isTemporary))
        }
    }
}
