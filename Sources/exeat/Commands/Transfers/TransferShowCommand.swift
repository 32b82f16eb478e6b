// exeat transfer show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat transfer show`: one transfer with its batches.
struct TransferShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one transfer with its batches.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The transfer, as `exeat transfer list` names it.")
    var transfer: Identifier<Transfer>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let shown = try await home.gatekeeper.answer(
            ShowTransfer(transfer: transfer), for: home.caller)
        try output.print(shown) {
            let record = shown.transfer
            Terminal.print("Transfer \(record.identifier): \(record.state.rawValue)")
            Terminal.print(
                "  \(record.export) over \(record.connection), run by \(record.runBy) at "
                    + "\(record.decidedAt.wholeSecond)")
            if let policy = record.policy, let version = record.policyVersion {
                let recipient = record.recipient ?? "-"
                Terminal.print("  policy \(policy)@\(version), recipient \(recipient)")
            }
            if let reason = record.reason {
                Terminal.print("  \(reason): \(ReasonMeaning.text(of: reason))")
            }
            TotalsReport.print(record.totals)
            var table = TextTable(
                "BATCH", "PEOPLE", "STATE", "PROCESS", "BODY (SHA-256)", numbers: [0, 1])
            for batch in shown.batches {
                table.add(
                    "\(batch.batch)", Numbers.grouped(batch.people),
                    batch.state.rawValue + (batch.reason.map { ": \($0)" } ?? ""),
                    batch.process.map { "\($0)" } ?? "-", "\(batch.body.prefix(16))…")
            }
            if !shown.batches.isEmpty { table.print() }
        }
        return .done
    }
}
