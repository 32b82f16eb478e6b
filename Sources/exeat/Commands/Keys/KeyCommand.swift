// exeat key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat key`: the gateway's own keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Rotate and reseal the gateway's own keys.",
        subcommands: [KeyRotateCommand.self, KeyResealCommand.self])
}
