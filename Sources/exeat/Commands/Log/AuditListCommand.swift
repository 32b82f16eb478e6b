// exeat audit list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat audit list`: entries of the log, oldest first.
struct AuditListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List entries of the log, oldest first.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Only types that begin so, such as `delivery`.")
    var type: String?

    @Option(help: "Only the last so many of those.")
    var last: Int?

    func validate() throws {
        guard last ?? 1 > 0 else { throw ValidationError("`--last` is at least 1") }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let found = try await home.gatekeeper.answer(
            ListEntries(type: type, last: last), for: home.caller)
        try output.print(found) {
            var table = TextTable(
                "RECORD", "TIME (UTC)", "CODE", "TYPE", "BY", "ON", "REASON", numbers: [0])
            for entry in found.entries {
                table.add(
                    "\(entry.index)", "\(entry.time.wholeSecond)", entry.code, entry.type,
                    entry.principal ?? "-", entry.resource, entry.reason ?? "-")
            }
            table.print()
            Terminal.print(
                "\(found.entries.count) of \(found.matching) matching entries; the log has "
                    + "\(found.size).")
        }
        return .done
    }
}
