// exeat connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat connection`: where data may go.
struct ConnectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connection", abstract: "Make, share, test and agree to connections.",
        subcommands: [
            ConnectionAddCommand.self, ConnectionAgreeCommand.self, ConnectionListCommand.self,
            ConnectionShowCommand.self, ConnectionShareCommand.self,
            ConnectionUnshareCommand.self, ConnectionTestCommand.self,
            ConnectionSecondCommand.self, ConnectionTermsCommand.self,
        ])
}
