// exeat export unconstrain.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export unconstrain`: ends a separation of duties.
struct ExportUnconstrainCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "unconstrain", abstract: "End a separation of duties on an export.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    @Argument(help: "The constraint, as `exeat export show` names it.")
    var constraint: Identifier<ConstraintNoun>

    @Option(help: "Why, in one line; it stands in the log for ever.")
    var reason: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let ended = try await home.gatekeeper.perform(
            UnconstrainExport(name: name, constraint: constraint, reason: reason),
            for: home.caller)
        try output.print(ended) {
            Terminal.print("Export \(name) is no longer under `\(ended.rule.rawValue)`.")
        }
        return .done
    }
}
