// exeat export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `exeat export`: what goes where, planned, run and scheduled.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Configure, plan, run and schedule exports.",
        subcommands: [
            ExportAddCommand.self, ExportListCommand.self, ExportShowCommand.self,
            ExportPlanCommand.self, ExportRunCommand.self, ExportConstrainCommand.self,
            ExportUnconstrainCommand.self, ExportScheduleCommand.self,
            ExportUnscheduleCommand.self, ExportRunAllCommand.self,
        ])
}
