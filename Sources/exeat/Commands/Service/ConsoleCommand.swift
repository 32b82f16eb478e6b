// exeat console.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat console`: read-only review pages.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Read-only review pages in a browser.",
        subcommands: [ConsoleServeCommand.self])
}
