// How the gateway stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// How the gateway stands: what needs somebody first, then the figures.
struct StatusPage {
    let frame: PageFrame
    let finding: IntegrityFinding
    let status: ReadStatus.Output

    var markup: HTMLText {
        frame.page(
            "Status", at: .status,
            integrity: IntegrityLine.markup(finding, entries: status.entries),
            command: "exeat status", uncertain + cannotSend + policies + figures)
    }

    private var uncertain: HTMLText {
        let content: HTMLText
        if status.uncertain.isEmpty {
            content = "<p>No delivery is uncertain.</p>\n"
        } else {
            content =
                HTMLTable(
                    identifier: "uncertain-batches",
                    caption: "Batches that may or may not have arrived; do not send them again",
                    columns: [
                        .words("Transfer"), .figures("Batch"), .figures("People"),
                        .words("Started (UTC)"), .words("Reason"),
                    ],
                    rows: status.uncertain.map { batch in
                        [
                            frame.link(toTransfer: "\(batch.transfer)"), Words.figure(batch.batch),
                            Words.figure(batch.people), Words.time(batch.startedAt),
                            batch.reason.map(Words.reason) ?? Words.none,
                        ]
                    }
                ).markup
        }
        return section("Uncertain deliveries", content)
    }

    private var cannotSend: HTMLText {
        let content: HTMLText
        if status.connections == 0 {
            content = "<p>No connection. Nothing can leave.</p>\n"
        } else if status.cannotSend.isEmpty {
            content = "<p>Every connection has an active agreement.</p>\n"
        } else {
            content =
                HTMLTable(
                    identifier: "silent-connections", caption: "Connections that cannot send",
                    columns: [.words("Connection"), .words("Reason")],
                    rows: status.cannotSend.sorted { $0.key < $1.key }.map {
                        [Words.name($0.key), Words.reason($0.value)]
                    }
                ).markup
        }
        return section("Connections that cannot send", content)
    }

    private var policies: HTMLText {
        let content: HTMLText =
            status.policies.isEmpty
            ? "<p>No policy is in force. Until one is, every transfer is refused.</p>\n"
            : "<ul>\n\(status.policies.map { "<li>\(Words.name($0))</li>\n" as HTMLText })</ul>\n"
        return section("Policies in force", content)
    }

    private var figures: HTMLText {
        let asOf: HTMLText =
            status.entries == 0
            ? "The log has no record yet"
            : "As of record \(Words.figure(status.entries - 1)) of \(Words.name(status.origin))"
        let table = HTMLTable(
            identifier: "figures", caption: asOf,
            columns: [.words("What"), .figures("How many")],
            rows: [
                ["Records in the log", Words.figure(status.entries)],
                ["Transfers", Words.figure(status.transfers)],
                ["Exports", Words.figure(status.exports)],
                ["Segments", Words.figure(status.segments)],
                ["Connections", Words.figure(status.connections)],
                ["Consent events", Words.figure(status.consentEvents)],
                ["Principals", Words.figure(status.principals)],
            ])
        let root: HTMLText =
            status.root.isEmpty
            ? HTMLText.nothing : "<p>Root hash: \(Words.code(status.root))</p>\n"
        return section("Figures", table.markup + root)
    }

    private func section(_ heading: HTMLText, _ content: HTMLText) -> HTMLText {
        "<section>\n<h2>\(heading)</h2>\n\(content)</section>\n"
    }
}
