// The decision table: who asks, over which connection, under which agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Gateway

extension DecisionTable {
    /// What may be said of whoever asks.
    static let actors: [DecisionRow] = [
        .permission(.actorUnknown) {
            let home = try await TestHome.founded()
            return try await (
                home,
                failure { try await home.gatekeeper.answer(ReadStatus(), for: TestHome.stranger) }
            )
        },
        .permission(.actorRole) {
            let home = try await TestHome.ready([Reader(1)])
            return try await (home, failure { try await home.run(as: .viewer) })
        },
        .permission(.actorDisabled) {
            let home = try await TestHome.ready([Reader(1)])
            try await home.perform(DisablePrincipal(name: Name("contributor")))
            return try await (home, failure { try await home.run() })
        },
        .permission(.connectionNotShared) {
            let home = try await TestHome.unshared()
            return try await (home, failure { try await home.run("private") })
        },
        .transfer(.actorApproval, changes: [("rows_over: 50000", "rows_over: 3")]) { _ in },
        .refusal(.actorSeparation, by: .administrator) {
            let home = try await TestHome.ready([Reader(1)])
            _ = try await home.constrain(.notRecorder)
            return (home, nil)
        },
    ]

    /// What may be said of an agreement and a key.
    static let agreements: [DecisionRow] = [
        .transfer(.agreementMissing) { home in home.store.edit { $0.agreements = [] } },
        .transfer(.agreementExpired) { home in
            home.store.edit {
                $0.agreements = $0.agreements.map { $0.changed(until: TestHome.start) }
            }
        },
        .transfer(.agreementRevoked) { home in
            try await home.perform(RevokeAgreement(name: Name("brevo")))
        },
        .transfer(.agreementSuperseded) { home in try await home.publishTerms() },
        .transfer(.keyUnavailable) { home in
            try FileManager.default.removeItem(atPath: home.keyEncryptionKey.path)
        },
    ]
}
