// exeat export show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export show`: one export with its constraints and its schedule.
struct ExportShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one export with its constraints and its schedule.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The export.", transform: { try Name($0) })
    var name: Name<Export>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let shown = try await home.gatekeeper.answer(ShowExport(name: name), for: home.caller)
        try output.print(shown) {
            let export = shown.export
            Terminal.print("Export \(export.name) to list \(export.list) over \(export.connection)")
            Terminal.print("  segments \(export.segments.map(\.text).joined(separator: ", "))")
            Terminal.print("  policy   \(export.policy)")
            Terminal.print("  added by \(export.addedBy) at \(export.addedAt.wholeSecond)")
            Terminal.print("  schedule " + (shown.schedule.map(Self.words) ?? "none"))
            var table = TextTable("CONSTRAINT", "RULE", "BY", "SINCE", "UNTIL", "WHY")
            for constraint in shown.constraints {
                table.add(
                    "\(constraint.identifier)", constraint.rule.rawValue, constraint.addedBy.text,
                    "\(constraint.addedAt.wholeSecond)",
                    constraint.end.map { "\($0.at.wholeSecond) by \($0.by)" } ?? "-",
                    constraint.reason)
            }
            if !shown.constraints.isEmpty { table.print() }
        }
        return .done
    }

    /// A schedule in words.
    static func words(_ schedule: ExportSchedule) -> String {
        let time = TimeOfDay(second: schedule.secondOfDay)?.description ?? "?"
        let daily = "every day at \(time) UTC, on behalf of \(schedule.owner)"
        return switch schedule.state {
        case .active: daily + ", next from \(schedule.due)"
        case .suspended:
            daily + "; suspended at \(schedule.changedAt.wholeSecond)"
                + (schedule.reason.map { ": \($0), \(ReasonMeaning.text(of: $0))" } ?? "")
        case .ended: "ended at \(schedule.changedAt.wholeSecond)"
        }
    }
}
