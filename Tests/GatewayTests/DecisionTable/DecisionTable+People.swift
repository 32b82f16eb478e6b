// The decision table: people and their fields.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Policy

@testable import Gateway

extension DecisionTable {
    /// What may be said of a person, in the order in which it is looked at.
    static let people: [DecisionRow] = [
        .person(.suppressionGlobal) {
            let home = try await DecisionRow.home(taking: [1, 2])
            try await home.withdraw(.email, "reader-2@example.com", objection: true)
            return home
        },
        .person(.suppressionConnection) {
            let home = try await DecisionRow.home(taking: [1, 2])
            _ = try await home.gatekeeper.carryOut(
                WithdrawConsent(
                    contact: ContactPoint(kind: .email, text: "reader-2@example.com"),
                    purpose: nil, channel: nil, recipient: "sendinblue", isObjection: true,
                    expressedAt: nil), for: home.caller())
            return home
        },
        .person(.subjectDuplicate) {
            var twin = Reader(1)
            twin.email = "Reader-1@EXAMPLE.com"
            return try await DecisionRow.home(taking: [1], rows: [Reader(1), twin])
        },
        .person(.subjectUnmatched) {
            var nobody = Reader(2)
            nobody.email = "no address"
            return try await DecisionRow.home(taking: [1], rows: [Reader(1), nobody])
        },
        .person(.condition("region")) {
            var abroad = Reader(2)
            abroad.country = "US"
            return try await DecisionRow.home(taking: [1, 2], rows: [Reader(1), abroad])
        },
        .person(.basis("messages")) {
            // The guard-rail asks for a telephone number, which is all that this one lacks.
            let rows = [Reader(1, phone: true), Reader(2)]
            let home = try await DecisionRow.home(taking: [1, 2], rows: rows)
            try await home.activate(
                NewsletterPolicy.guardRail([
                    (
                        "requires: {field: email, op: present}",
                        "requires: {field: phone, op: present}"
                    )
                ]), isGuardRail: true)
            return home
        },
    ]

    /// What may be said of a consent, in the order in which it is looked at.
    static let consents: [DecisionRow] = [
        .consent(.consentUnknown, nil),
        .consent(.consentRefused, ["state": "ConsentRefused"]),
        .consent(.consentWithdrawn, ["state": "ConsentWithdrawn"]),
        .consent(.consentRevoked, ["state": "ConsentRevoked"]),
        .consent(.consentInvalid, ["state": "ConsentRequested"]),
        .consent(.consentType, ["type": "dpv:ImpliedConsent"]),
        .consent(.consentExpired, ["expressed_at": "2024-06-01T12:00:00Z"]),
        .consent(.consentUnconfirmed, ["confirmed": "false"]),
        .consent(.consentNoticeSuperseded, ["notice_version": "3"]),
        .consent(.consentRecipient, ["recipients": "other-provider"]),
    ]

    private static let name = "FNAME: {from: first_name, category: \"pd:Name\", for: newsletter,"

    /// What may be said of a field.
    static let fields: [DecisionRow] = [
        DecisionRow(code: .fieldDrop, about: .field) {
            try decided(by: [("\(name) do: allow}", "\(name) do: drop}")])
        },
        .person(.fieldRequiredMissing) {
            try await DecisionRow.home(
                taking: [1, 2],
                changes: [("\(name) do: allow}", "\(name) required: true, do: allow}")],
                table: Reader.table([Reader(1), Reader(2)]).replacing("Given2", with: ""))
        },
        .person(.fieldType) {
            try await DecisionRow.home(
                taking: [1, 2],
                changes: [
                    (
                        "\(name) do: allow}",
                        "\(name) do: generalise, bands: [18]}"
                            .replacing("from: first_name", with: "from: birth_date")
                    ),
                    ("field: birth_date, op: age_at_least, value: 16", "field: email, op: present"),
                ],
                table: Reader.table([Reader(1), Reader(2)]).replacing(
                    "DE,1980-01-01\n", with: "DE,1980-13-01\n", maxReplacements: 2
                ).replacing("DE,1980-13-01\n", with: "DE,1980-01-01\n", maxReplacements: 1))
        },
        .request(.fieldUnknown) { home in
            try await home.perform(
                AddExport(
                    name: Name("misspelt"), connection: Name("brevo"), segments: [Name("readers")],
                    policy: "sendinblue-newsletter-eu", list: 7,
                    matching: ["first_name": "forename"], batchPeople: 2))
            try await home.run("misspelt")
        },
        .request(.fieldProhibited) { home in
            let text = try String(decoding: NewsletterPolicy.whole(), as: UTF8.self)
                .replacing(
                    "from: first_name, category: \"pd:Name\"",
                    with: "from: first_name, category: \"pd:Financial\"")
            try await home.perform(
                ActivatePolicy(
                    source: Array(text.utf8), file: "p.yaml", from: nil, isGuardRail: false))
        },
        DecisionRow(code: .error("evaluation"), about: .person) {
            // Facts of another policy's shape: what is not known does not leave.
            let policy = try NewsletterPolicy.compiled()
            var engine = try prepared(policy)
            let verdict = engine.decide(0, of: batch(policy), facts: SubjectFacts(purposeCount: 7))
            return verdict.isReleased ? nil : policy.reason(of: verdict.code)
        },
    ]

    /// What becomes of the field after the address, whatever the person agreed to.
    private static func decided(by changes: [(String, String)]) throws -> ReasonCode? {
        let source = try NewsletterPolicy.source(changes)
        let policy = try PolicyDocument(parsing: source, file: "p.yaml").compiled()
        var engine = try prepared(policy)
        _ = engine.decide(
            0, of: batch(policy), facts: SubjectFacts(purposeCount: policy.purposes.count))
        guard case .dropped(let code) = engine.fieldOutcomes[1] else { return nil }
        return policy.reason(of: code)
    }

    private static func prepared(_ policy: CompiledPolicy) throws -> PolicyEngine {
        try PolicyEngine(
            policy: policy,
            columns: Dictionary(
                uniqueKeysWithValues: policy.sourceFields.enumerated().map { ($1, $0) }),
            terms: [:], keys: [], now: Instant(seconds: 1_780_272_000))
    }

    /// One row in which every field has a value.
    private static func batch(_ policy: CompiledPolicy) -> ProfileBatch {
        var batch = ProfileBatch(columnCount: policy.sourceFields.count)
        batch.begin(atRow: 0)
        for _ in policy.sourceFields {
            batch.append(0x61)
            batch.endField()
        }
        return batch
    }
}
