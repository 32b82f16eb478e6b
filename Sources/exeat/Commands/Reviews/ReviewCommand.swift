// exeat review.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat review`: what officers looked at.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Sign reviews of the log, and see whether they still hold.",
        subcommands: [ReviewSignCommand.self, ReviewListCommand.self])
}
