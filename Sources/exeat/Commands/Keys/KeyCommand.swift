// exeat key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat key`: the gateway's own keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "List, rotate, reseal and destroy the gateway's own keys.",
        subcommands: [
            KeyListCommand.self, KeyRotateCommand.self, KeyResealCommand.self,
            KeyDestroyEpochCommand.self,
        ])
}
