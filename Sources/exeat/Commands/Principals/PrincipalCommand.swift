// exeat principal.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat principal`: who may ask.
struct PrincipalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "principal",
        abstract: "Who may ask, in which roles, and what that lets them do.",
        subcommands: [
            PrincipalAddCommand.self, PrincipalListCommand.self, PrincipalShowCommand.self,
            PrincipalGrantCommand.self, PrincipalRevokeCommand.self, PrincipalCanCommand.self,
            PrincipalDisableCommand.self,
        ])
}
