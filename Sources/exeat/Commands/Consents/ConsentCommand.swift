// exeat consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat consent`: who agreed to what.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Import, record, withdraw and show consents.",
        subcommands: [
            ConsentImportCommand.self, ConsentRecordCommand.self, ConsentWithdrawCommand.self,
            ConsentShowCommand.self,
        ])
}
