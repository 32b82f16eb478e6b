// One person's consents, as people read them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// One person's consents, as people read them: the events, then how the person stands now.
enum ShownConsent {
    static func print(_ shown: ShowConsent.Output) {
        Terminal.print("Person \(shown.subject)")
        if shown.events.isEmpty {
            Terminal.print("Nothing is on record: every purpose is consent.unknown.")
        } else {
            events(shown.events)
        }
        for apart in shown.quarantined {
            Terminal.print(
                "  kept apart: \(apart.state) dated \(apart.expressedAt), row \(apart.row) of batch "
                    + "\(apart.batch); it decides nothing")
        }
        guard !shown.standings.isEmpty else { return }
        Terminal.print("")
        Terminal.print("Now")
        var table = TextTable("PURPOSE", "CHANNEL", "TOWARDS", "STATE", "EVENT", "WHY")
        for standing in shown.standings {
            table.add(
                standing.purpose?.text ?? "every", standing.channel?.rawValue ?? "every",
                standing.recipient ?? "everybody", standing.state,
                standing.event.map { "\($0)" } ?? "-", standing.why)
        }
        table.print()
    }

    private static func events(_ rows: [ConsentEventRow]) {
        var table = TextTable(
            "EVENT", "STATE", "PURPOSE", "CHANNEL", "RECIPIENTS", "NOTICE", "METHOD", "EXPRESSED",
            "FROM", numbers: [0])
        for row in rows {
            table.add(
                "\(row.number)", row.state, row.purpose?.text ?? "every",
                row.channel?.rawValue ?? "every", recipients(of: row),
                row.notice.map { "\($0)@\(row.noticeVersion ?? 0)" } ?? "-", row.method ?? "-",
                "\(row.expressedAt.wholeSecond)", origin(of: row))
        }
        table.print()
        for row in rows {
            if let later = row.supersededBy {
                Terminal.print(
                    "  event \(row.number) does not count: event \(later) stands against it")
            }
            if let stated = row.statedAt {
                Terminal.print("  event \(row.number) was said to be of \(stated)")
            }
        }
    }

    /// What gives no consent and names nobody is towards everybody; a consent is not.
    private static func recipients(of row: ConsentEventRow) -> String {
        guard row.recipients.isEmpty else { return row.recipients.joined(separator: ", ") }
        return row.notice == nil ? "every" : "-"
    }

    /// The source and its row, or whoever recorded it.
    private static func origin(of row: ConsentEventRow) -> String {
        guard let source = row.source else { return row.recordedBy?.text ?? "-" }
        return row.sourceRow.map { "\(source):\($0)" } ?? source
    }
}
