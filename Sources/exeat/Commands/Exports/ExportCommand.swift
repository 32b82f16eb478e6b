// exeat export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat export`: what goes where, planned and run.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Configure, plan and run exports.",
        subcommands: [
            ExportAddCommand.self, ExportListCommand.self, ExportPlanCommand.self,
            ExportRunCommand.self,
        ])
}
