// All transfers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// All transfers, newest first; a page shows a hundred and says how many there are.
struct TransfersPage {
    /// Most rows of one page.
    static let rowLimit = 100

    let frame: PageFrame
    let finding: IntegrityFinding
    let transfers: [TransferRecord]

    var markup: HTMLText {
        frame.page(
            "Transfers", at: .transfers, integrity: IntegrityLine.markup(finding, entries: nil),
            command: "exeat transfer list", content)
    }

    private var content: HTMLText {
        guard !transfers.isEmpty else { return "<p>No transfer yet. Nothing has left.</p>\n" }
        let shown = transfers.prefix(Self.rowLimit)
        let caption: HTMLText =
            shown.count == transfers.count
            ? "All transfers, newest first: \(Words.figure(transfers.count))"
            : """
            The newest \(Words.figure(shown.count)) of \(Words.figure(transfers.count)) transfers; \
            the terminal lists all of them
            """
        return HTMLTable(
            identifier: "transfers", caption: caption,
            columns: [
                .words("Transfer"), .words("Decided (UTC)"), .words("By"), .words("Export"),
                .words("Recipient"), .figures("Read"), .figures("Released"), .figures("Withheld"),
                .words("State"),
            ],
            rows: shown.map(row)
        ).markup + totals
    }

    private func row(_ transfer: TransferRecord) -> [HTMLText] {
        [
            frame.link(toTransfer: "\(transfer.identifier)"), Words.time(transfer.decidedAt),
            Words.name(transfer.runBy.text), Words.name(transfer.export.text),
            transfer.recipient.map(Words.name) ?? Words.none, Words.figure(transfer.totals.read),
            Words.figure(transfer.totals.released), Words.figure(transfer.totals.withheldCount),
            Words.state(transfer.state),
        ]
    }

    /// Over all transfers, shown or not.
    private var totals: HTMLText {
        let refused = transfers.count { $0.state == .refused }
        let withheld = transfers.reduce(0) { $0 + $1.totals.withheldCount }
        return """
            <p>Over all of them: \(Words.figure(refused)) refused, \(Words.figure(withheld)) \
            withheld.</p>

            """
    }
}
