// exeat policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat policy`: what may leave, of whom, for what.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, test, explain, compare, activate and list policies.",
        subcommands: [
            PolicyCheckCommand.self, PolicyTestCommand.self, PolicyActivateCommand.self,
            PolicyListCommand.self,
        ])
}
