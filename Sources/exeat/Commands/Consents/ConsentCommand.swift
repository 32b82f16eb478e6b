// exeat consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat consent`: who agreed to what.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Record, import, withdraw, show and count consents.",
        subcommands: [
            ConsentImportCommand.self, ConsentRecordCommand.self, ConsentWithdrawCommand.self,
            ConsentShowCommand.self, ConsentDutiesCommand.self, ConsentConfirmCommand.self,
            ConsentListCommand.self, ConsentPurposeCommand.self,
            ConsentNoticeCommand.self,
        ])
}
