// exeat consent duties.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent duties`: what has to be done at recipients because somebody withdrew.
struct ConsentDutiesCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract: "List what has to be done at recipients because people withdrew.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Also what is done.")
    var all = false

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let rows = try await home.gatekeeper.answer(
            ListDuties(includingClosed: all), for: home.caller)
        try output.print(rows) {
            guard !rows.isEmpty else {
                return Terminal.print(
                    all ? "No withdrawal ever concerned a destination." : "Nothing has to be done.")
            }
            var table = TextTable(
                "DUTY", "STANDING", "BY", "RECIPIENT", "CONNECTION", "LIST", "TRANSFERS", "EVENT",
                numbers: [5, 6])
            for row in rows {
                table.add(
                    "\(row.duty)", words(row), "\(row.until.wholeSecond)", row.recipient,
                    row.connection.text, "\(row.list)", Numbers.grouped(row.transfers),
                    "\(row.event)")
            }
            table.print()
        }
        return .done
    }

    private func words(_ row: DutyRow) -> String {
        row.isLate == true ? "closed late" : row.standing.rawValue
    }
}
