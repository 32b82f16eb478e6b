// exeat transfer list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat transfer list`: all transfers, newest first.
struct TransferListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all transfers, newest first.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListTransfers(), for: home.caller)
        try output.print(all) {
            var table = TextTable(
                "TRANSFER", "WHEN (UTC)", "BY", "EXPORT", "READ", "RELEASED", "WITHHELD", "STATE",
                numbers: [4, 5, 6])
            for one in all {
                table.add(
                    "\(one.identifier)", "\(one.decidedAt.wholeSecond)", one.runBy.text,
                    one.export.text, Numbers.grouped(one.totals.read),
                    Numbers.grouped(one.totals.released),
                    Numbers.grouped(one.totals.withheldCount),
                    one.state.rawValue + (one.reason.map { ": \($0)" } ?? ""))
            }
            table.print()
        }
        return .done
    }
}
