// exeat policy activate.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat policy activate`: puts a policy or a guard-rail in force.
struct PolicyActivateCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate",
        abstract: "Put a policy in force, after its own tests have passed.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The policy file.")
    var file: String

    @Flag(help: "Let it stand beside every policy for its kind of connection: all must allow.")
    var guardRail = false

    @Option(help: "The first instant in force, now or later (RFC 3339).")
    var from: Instant?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let activated = try await home.gatekeeper.perform(
            ActivatePolicy(
                source: try PolicyFile.read(file), file: file, from: from, isGuardRail: guardRail),
            for: home.caller)
        try output.print(activated) {
            let noun = activated.isGuardRail ? "the guard-rail " : ""
            let date = from == nil ? "" : " from \(activated.activeFrom.wholeSecond) on"
            Terminal.print(
                "Activated \(noun)\(activated.identifier)@\(activated.version)\(date): "
                    + "\(activated.tests) of \(activated.tests) tests passed.")
            Terminal.print("  SHA-256  \(activated.digest)")
            if let previous = activated.previous { Terminal.print("  before   \(previous)") }
        }
        return .done
    }
}
