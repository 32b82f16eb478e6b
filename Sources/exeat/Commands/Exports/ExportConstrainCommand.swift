// exeat export constrain.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export constrain`: keeps duties apart on an export.
struct ExportConstrainCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "constrain",
        abstract: "Keep those who made a transfer possible from running the export.",
        discussion: """
            RULES
              not-recorder        who ever recorded or imported a consent that was given
              not-policy-changer  who put the policy or a guard-rail in force that decides now

            EXAMPLE
              exeat export constrain newsletter --rule not-recorder --reason "audit 2026, item 4"

            Asked before each batch: a run on its way ends before its next one.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    @Option(help: "The rule.")
    var rule: SeparationRule

    @Option(help: "Why, in one line; it stands in the log for ever.")
    var reason: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let constraint = try await home.gatekeeper.perform(
            ConstrainExport(name: name, rule: rule, reason: reason), for: home.caller)
        try output.print(constraint) {
            Terminal.print(
                "Export \(name) is under `\(rule.rawValue)`: constraint \(constraint.identifier).")
        }
        return .done
    }
}
