// exeat export unschedule.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export unschedule`: has an export run by hand only.
struct ExportUnscheduleCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "unschedule", abstract: "End an export's schedule; it runs by hand only.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    @Option(help: "Why, in one line; it stands in the log for ever.")
    var reason: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let ended = try await home.gatekeeper.perform(
            UnscheduleExport(name: name, reason: reason), for: home.caller)
        try output.print(ended) { Terminal.print("Export \(name) runs by hand only.") }
        return .done
    }
}
