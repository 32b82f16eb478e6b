// exeat principal.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat principal`: who may ask.
struct PrincipalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "principal", abstract: "Enrol, list and disable those who may ask.",
        subcommands: [
            PrincipalAddCommand.self, PrincipalListCommand.self, PrincipalDisableCommand.self,
        ])
}
