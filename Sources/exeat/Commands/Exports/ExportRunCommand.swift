// exeat export run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export run`: decides, records and sends.
struct ExportRunCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Decide everybody, record the decision, and send what is released.",
        discussion: """
            EXAMPLES
              exeat export run newsletter
              exeat export run newsletter --plan 01K…    refuses if anything moved since the plan

            Safe to kill at any time: the next command records what was left open.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.")
    var name: Name<Export>

    @Option(help: "A plan that must still hold.")
    var plan: Identifier<Transfer>?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let report = try await home.gatekeeper.carryOut(
            RunExport(name: name, plan: plan), for: home.caller, meter: bar)
        bar.finish()
        try output.print(report) {
            Terminal.print(
                "Transfer \(report.transfer) to \(report.recipient): \(report.state.rawValue).")
            TotalsReport.print(report.totals)
            TotalsReport.line("withheld after the decision", report.withheldLate)
            TotalsReport.line("delivered", report.delivered)
            TotalsReport.line("batches", report.batches.count)
            if let reason = report.reason {
                Terminal.print("  Ended early: \(reason): \(ReasonMeaning.text(of: reason))")
            }
        }
        return Self.status(of: report)
    }

    private static func status(of report: TransferReport) -> ExitStatus {
        switch report.state {
        case .delivered: .done
        case .partial, .interrupted: .partlyDone
        case .uncertain: .uncertain
        case .refused: .refused
        case .rejected, .cleared:
            report.reason == .providerUnreachable || report.reason == .providerRateLimited
                ? .temporary : .failed
        }
    }
}
