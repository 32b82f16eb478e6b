// exeat consent import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Gateway

/// `exeat consent import`: takes in a file of consents.
struct ConsentImportCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in a CSV file of consents: all of it or nothing.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let path = URL(fileURLWithPath: file).standardizedFileURL.path
        let imported = try await home.gatekeeper.perform(
            ImportConsents(path: path), for: home.caller, meter: bar)
        bar.finish()
        try output.print(imported) {
            Terminal.print("Took in \(Numbers.grouped(imported.events)) consent events.")
            for (state, count) in imported.states.sorted(by: { $0.key < $1.key }) {
                let padding = String(repeating: " ", count: max(0, 24 - state.count))
                Terminal.print("  \(state)\(padding)\(Numbers.grouped(count))")
            }
        }
        return .done
    }
}
