// exeat policy activate.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// `exeat policy activate`: puts a policy in force.
struct PolicyActivateCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate",
        abstract: "Put a policy in force, after its own tests have passed.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The policy file.")
    var file: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let activated = try await home.gatekeeper.perform(
            ActivatePolicy(source: try PolicyFile.read(file), file: file), for: home.caller)
        try output.print(activated) {
            Terminal.print(
                "Activated \(activated.identifier)@\(activated.version): "
                    + "\(activated.tests) of \(activated.tests) tests passed.")
            Terminal.print("  SHA-256  \(activated.digest)")
        }
        return .done
    }
}
