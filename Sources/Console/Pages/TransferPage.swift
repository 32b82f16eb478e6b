// One transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// One transfer: what became of it, who was withheld and why, and what was sent.
struct TransferPage {
    let frame: PageFrame
    let finding: IntegrityFinding
    let transfer: TransferRecord
    let batches: [DeliveryRecord]

    var markup: HTMLText {
        frame.page(
            "Transfer \(transfer.identifier.description)", at: .elsewhere,
            integrity: IntegrityLine.markup(finding, entries: nil),
            command: "exeat transfer show \(transfer.identifier)",
            sentence + facts + reasons + fields + sent)
    }

    private var sentence: HTMLText {
        let totals = transfer.totals
        let why: HTMLText = transfer.reason.map { " Reason: \(Words.reason($0))." } ?? ""
        return """
            <p><strong>\(Words.state(transfer.state)).</strong>\(why) Of \
            \(Words.figure(totals.read)) profiles that were read, \(Words.figure(totals.released)) \
            were released and \(Words.figure(totals.withheldCount)) withheld.</p>

            """
    }

    private var facts: HTMLText {
        let policy: HTMLText =
            transfer.policy.map { identifier in
                let version = transfer.policyVersion.map { "@\($0)" } ?? ""
                let digest = transfer.policyDigest.map { ", \(Words.code($0))" as HTMLText } ?? ""
                return "\(Words.name(identifier + version))\(digest)"
            } ?? Words.none
        return HTMLTable(
            identifier: "facts", caption: "Who, what, where and under which rules",
            columns: [.words("What"), .words("Which")],
            rows: [
                ["Decided (UTC)", Words.time(transfer.decidedAt)],
                ["Run by", Words.name(transfer.runBy.text)],
                ["Export", Words.name(transfer.export.text)],
                ["Connection", Words.name(transfer.connection.text)],
                ["Recipient", transfer.recipient.map(Words.name) ?? Words.none],
                ["Policy", policy],
                ["Consent events looked at", "up to \(Words.figure(transfer.consentUpTo))"],
                [
                    "Root of the subject records",
                    transfer.subjectRoot.map(Words.code) ?? Words.none,
                ],
            ]
        ).markup
    }

    private var reasons: HTMLText {
        let withheld = transfer.totals.withheld
        guard !withheld.isEmpty else { return "<p>Nobody was withheld.</p>\n" }
        return HTMLTable(
            identifier: "withheld", caption: "Why people were withheld",
            columns: [.words("Deciding reason"), .figures("People")],
            rows: withheld.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                [
                    ReasonCode(parsing: $0.key).map(Words.reason) ?? Words.code($0.key),
                    Words.figure($0.value),
                ]
            }
        ).markup
    }

    private var fields: HTMLText {
        guard !transfer.totals.fields.isEmpty else { return "<p>No field was released.</p>\n" }
        return HTMLTable(
            identifier: "fields", caption: "Fields that were released",
            columns: [.words("Field"), .figures("Profiles that have it")],
            rows: transfer.totals.fields.sorted { $0.key < $1.key }.map {
                [Words.name($0.key), Words.figure($0.value)]
            }
        ).markup
    }

    private var sent: HTMLText {
        guard !batches.isEmpty else { return "<p>No batch was sent. Nothing left.</p>\n" }
        return HTMLTable(
            identifier: "batches", caption: "Batches that were sent",
            columns: [
                .words("Batch"), .figures("People"), .words("Started (UTC)"), .words("State"),
                .words("Reason"), .words("Recipient's number"), .words("SHA-256 of the body"),
            ],
            rows: batches.map { batch in
                [
                    Words.figure(batch.batch), Words.figure(batch.people),
                    Words.time(batch.startedAt), Words.state(batch.state),
                    batch.reason.map(Words.reason) ?? Words.none,
                    batch.process.map { "\(String($0))" } ?? Words.none, Words.code(batch.body),
                ]
            }
        ).markup
    }
}
