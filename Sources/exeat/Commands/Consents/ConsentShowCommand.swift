// exeat consent show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent show`: what is on record about one contact point.
struct ConsentShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what is on record about an address from standard input; this is recorded.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var contact: ContactOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let rows = try await home.gatekeeper.perform(
            ShowConsent(contact: try contact.read()), for: home.caller)
        try output.print(rows) {
            guard !rows.isEmpty else {
                return Terminal.print("Nothing is on record: every purpose is consent.unknown.")
            }
            var table = TextTable(
                "EVENT", "STATE", "PURPOSE", "CHANNEL", "RECIPIENTS", "NOTICE", "EXPRESSED",
                numbers: [0])
            for row in rows {
                table.add(
                    "\(row.number)", row.state, row.purpose?.text ?? "every",
                    row.channel?.rawValue ?? "every",
                    recipients(of: row),
                    row.notice.map { "\($0)@\(row.noticeVersion ?? 0)" } ?? "-",
                    "\(row.expressedAt.wholeSecond)")
            }
            table.print()
        }
        return .done
    }

    /// What gives no consent and names nobody is towards everybody; a consent is not.
    private func recipients(of row: ShowConsent.Row) -> String {
        guard row.recipients.isEmpty else { return row.recipients.joined(separator: ", ") }
        return row.notice == nil ? "every" : "-"
    }
}
