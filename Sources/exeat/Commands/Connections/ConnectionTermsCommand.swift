// exeat connection terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat connection terms`: the words that administrators agree to.
struct ConnectionTermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Publish and read the words that administrators agree to.",
        subcommands: [
            ConnectionTermsPublishCommand.self, ConnectionTermsListCommand.self,
            ConnectionTermsShowCommand.self,
        ])
}
