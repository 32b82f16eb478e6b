// exeat transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat transfer`: what left, and what did not.
struct TransferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "List, show, approve and explain transfers.",
        subcommands: [
            TransferListCommand.self, TransferShowCommand.self, TransferApproveCommand.self,
            TransferExplainCommand.self,
        ])
}
