// exeat export plan.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export plan`: decides everybody and sends nothing.
struct ExportPlanCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Decide everybody and send nothing: counts by reason.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let planned = try await home.gatekeeper.perform(
            PlanExport(name: name), for: home.caller, meter: bar)
        bar.finish()
        try output.print(planned) {
            Terminal.print("Plan \(planned.plan.identifier). Nothing was sent.")
            TotalsReport.print(planned.plan.totals)
            for field in planned.missingFields {
                Terminal.print("  Note: no segment has a column for `\(field)`.")
            }
            Terminal.print("  What the plan pins (SHA-256): \(planned.digest)")
            showNext(planned)
        }
        return .done
    }

    private func showNext(_ planned: PlanExport.Output) {
        let plan = planned.plan.identifier
        let run = "exeat export run \(name) --plan \(plan)"
        guard let objection = planned.objection else { return Terminal.print("Next: \(run)") }
        let words = planned.objectionText ?? ""
        guard objection == .actorApproval else {
            return Terminal.print("A run would be refused: \(objection): \(words)")
        }
        let roles = planned.approvers.map(\.rawValue).joined(separator: " or ")
        Terminal.print("A run needs an approval: \(words).")
        Terminal.print("Next, by somebody else (\(roles)): exeat transfer approve \(plan)")
        Terminal.print("Then, not by whoever approved: \(run)")
    }
}
