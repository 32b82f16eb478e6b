// exeat export schedule.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export schedule`: has an export run by itself every day.
struct ExportScheduleCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Have an export run every day, on behalf of whoever asks for it.",
        discussion: """
            EXAMPLE
              exeat export schedule newsletter --at 06:30

            A timer of the system has to start `exeat export run-all --due`: see docs/approvals.md. \
            Takes the place of the schedule that the export had.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    @Option(help: ArgumentHelp("The time of day, in UTC.", valueName: "hh:mm"))
    var at: TimeOfDay

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let schedule = try await home.gatekeeper.perform(
            ScheduleExport(name: name, time: at), for: home.caller)
        try output.print(schedule) {
            Terminal.print("Export \(name): \(ExportShowCommand.words(schedule)).")
        }
        return .done
    }
}
