// exeat transfer approve.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat transfer approve`: a second person approves a plan.
struct TransferApproveCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a plan, as a second person, for one run of it.",
        discussion: """
            EXAMPLE
              exeat transfer approve 01K… --as olga

            Nobody approves a plan of their own, and whoever approves does not run it. The \
            approval is of everything that the plan pins: when one of these moves, the run is \
            refused and a new plan needs a new approval. It ends after three days.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The plan, as `exeat export plan` names it.")
    var plan: Identifier<Transfer>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let approval = try await home.gatekeeper.carryOut(
            ApproveTransfer(plan: plan), for: home.caller)
        try output.print(approval) {
            Terminal.print(
                "Plan \(plan) is approved for one run until \(approval.validUntil.wholeSecond).")
            Terminal.print("  What was approved (SHA-256): \(approval.digest)")
            Terminal.print("Next, by somebody else: exeat export run EXPORT --plan \(plan)")
        }
        return .done
    }
}
