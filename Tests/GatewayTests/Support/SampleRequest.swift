// Requests of each kind, and who may not make them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Segments
import Testing

/// Requests of each kind, and who may not make them; they fit a home that is ready.
enum SampleRequest {
    typealias Send = @Sendable (Gatekeeper, Caller) async throws -> Void

    static let all: [(name: String, send: Send)] = [
        ("status", { _ = try await $0.answer(ReadStatus(), for: $1) }),
        ("principals", { _ = try await $0.answer(ListPrincipals(), for: $1) }),
        ("connections", { _ = try await $0.answer(ListConnections(), for: $1) }),
        ("entries", { _ = try await $0.answer(ListEntries(type: nil, last: nil), for: $1) }),
        ("policies", { _ = try await $0.answer(ListPolicies(), for: $1) }),
        (
            "run",
            {
                _ = try await $0.carryOut(
                    RunExport(name: Name("newsletter"), plan: nil), for: $1)
            }
        ),
        ("plan", { _ = try await $0.perform(PlanExport(name: Name("newsletter")), for: $1) }),
        ("test", { _ = try await $0.carryOut(TestConnection(name: Name("brevo")), for: $1) }),
        ("publish", { _ = try await $0.carryOut(PublishLog(directory: nil), for: $1) }),
        (
            "import",
            {
                _ = try await $0.carryOut(
                    ImportConsents(
                        ImportFile(path: "nowhere.csv", format: .csv, manifest: nil)), for: $1)
            }
        ),
        (
            "agree",
            {
                let offer = try await $0.answer(
                    ReadAgreementOffer(name: Name("brevo"), validFor: #require(Period("P1M"))),
                    for: $1)
                _ = try await $0.perform(
                    AgreeToConnection(to: offer, statement: "I agree"), for: $1)
            }
        ),
        (
            "enrol",
            {
                _ = try await $0.perform(
                    AddPrincipal(name: Name("another"), role: .administrator, account: 4711),
                    for: $1)
            }
        ),
        (
            "withdraw",
            {
                _ = try await $0.carryOut(
                    WithdrawConsent(
                        contact: ContactPoint(kind: .email, text: "reader-1@example.com"),
                        purpose: nil, channel: nil, recipient: nil, isObjection: false,
                        expressedAt: nil), for: $1)
            }
        ),
        (
            "consents",
            {
                _ = try await $0.perform(
                    ShowConsent(
                        contact: ContactPoint(kind: .email, text: "reader-1@example.com")),
                    for: $1)
            }
        ),
    ]

    /// What each role may not do; an administrator may do everything.
    static let denied: [Role: Set<String>] = [
        .contributor: [
            "principals", "entries", "test", "publish", "import", "agree", "enrol", "withdraw",
            "consents",
        ],
        .officer: ["run", "plan", "test", "import", "agree", "enrol", "withdraw"],
        .viewer: [
            "principals", "connections", "entries", "policies", "run", "plan", "test", "publish",
            "import", "agree", "enrol", "withdraw", "consents",
        ],
    ]
}
