// exeat consent confirm.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent confirm`: says that a withdrawal was carried out at a recipient.
struct ConsentConfirmCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Close a duty: a withdrawal was carried out at the recipient.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The duty, as `exeat consent duties` names it.")
    var duty: Identifier<DutyNoun>

    @Option(help: "What was done, in one line; it stands in the log for ever and names nobody.")
    var statement: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        guard let statement = DutyStatement(statement) else {
            throw CommandFailure.input("that is not \(DutyStatement.expectation)")
        }
        let row = try await home.gatekeeper.perform(
            ConfirmDuty(duty: duty, statement: statement), for: home.caller)
        try output.print(row) {
            Terminal.print(
                "Closed duty \(row.duty) at \(row.recipient), list \(row.list) over "
                    + "`\(row.connection)`"
                    + (row.isLate == true
                        ? ", after its deadline of \(row.until.wholeSecond)." : "."))
        }
        return .done
    }
}
