// exeat consent purpose.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat consent purpose`: what data may be used for.
struct ConsentPurposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purpose", abstract: "Define, list and show what data may be used for.",
        subcommands: [
            ConsentPurposeAddCommand.self, ConsentPurposeListCommand.self,
            ConsentPurposeShowCommand.self,
        ])
}
