// exeat audit.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat audit`: the log.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Read, verify, prove, publish and export the audit log.",
        subcommands: [
            AuditListCommand.self, AuditShowCommand.self, AuditVerifyCommand.self,
            AuditProveCommand.self, AuditCheckpointCommand.self, AuditPublishCommand.self,
            AuditExportCommand.self, AuditWitnessCommand.self,
        ])
}
