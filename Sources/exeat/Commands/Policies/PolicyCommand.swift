// exeat policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat policy`: what may leave, of whom, for what.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check, activate and list policies.",
        subcommands: [
            PolicyCheckCommand.self, PolicyActivateCommand.self, PolicyListCommand.self,
        ])
}
