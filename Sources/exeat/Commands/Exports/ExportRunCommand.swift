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

            Where the policy asks for a second person's approval it is run with the plan that \
            somebody else approved: exeat transfer approve PLAN

            Safe to kill at any time: the next command records what was left open.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    @Option(help: "A plan that must still hold, as `exeat export plan` names it.")
    var plan: Identifier<Transfer>?

    @Flag(
        help: "Run although the last transfer is uncertain: its people may be sent once more.")
    var despiteUncertain = false

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let report = try await home.gatekeeper.carryOut(
            RunExport(name: name, plan: plan, acceptsUncertain: despiteUncertain), for: home.caller,
            meter: bar)
        bar.finish()
        try output.print(report) {
            Terminal.print(
                "Transfer \(report.transfer) to \(report.recipient): \(report.state.rawValue).")
            TotalsReport.print(report.totals)
            TotalsReport.line("withheld after the decision", report.withheldLate)
            TotalsReport.line("delivered", report.delivered)
            TotalsReport.line("batches", report.batches.count)
            showFindings(of: report)
            if let reason = report.reason {
                Terminal.print("  Ended early: \(reason): \(ReasonMeaning.text(of: reason))")
            }
        }
        return Self.status(of: report)
    }

    /// What the recipient says it did not take in, of batches that it took in as a whole.
    private func showFindings(of report: TransferReport) {
        for (kind, count) in report.findings.sorted(by: { $0.key < $1.key }) {
            TotalsReport.line("refused there: \(kind)", Int(clamping: count))
        }
        if !report.findingReports.isEmpty {
            Terminal.print(
                "  Not everybody was taken in there: the recipient keeps reports of "
                    + report.findingReports.joined(separator: ", ") + ".")
        }
    }

    static func status(of report: TransferReport) -> ExitStatus {
        switch report.state {
        case .delivered: .done
        case .partial: .partlyDone
        case .interrupted: report.delivered > 0 ? .partlyDone : .refused
        case .uncertain: .uncertain
        case .refused: .refused
        case .rejected, .cleared:
            report.reason == .providerUnreachable || report.reason == .providerRateLimited
                ? .temporary : .failed
        }
    }
}
