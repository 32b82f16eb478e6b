// exeat status.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat status`: how the gateway stands.
struct StatusCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the gateway stands, at a glance.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let status = try await home.gatekeeper.answer(ReadStatus(), for: home.caller)
        try output.print(status) {
            Terminal.print("Log          \(status.origin), \(status.entries) entries")
            Terminal.print("Root         \(status.root.prefix(16))…")
            Terminal.print(
                "Enrolled     \(Numbers.counted(status.principals, "principal", "principals"))")
            let policies = status.policies.joined(separator: ", ")
            Terminal.print("Policies     \(policies.isEmpty ? "none" : policies)")
            Terminal.print("Consents     \(Numbers.grouped(Int(status.consentEvents))) events")
            Terminal.print(
                "Configured   "
                    + [
                        Numbers.counted(status.connections, "connection", "connections"),
                        Numbers.counted(status.segments, "segment", "segments"),
                        Numbers.counted(status.exports, "export", "exports"),
                    ].joined(separator: ", "))
            Terminal.print("Transfers    \(status.transfers)")
            for (connection, reason) in status.cannotSend.sorted(by: { $0.key < $1.key }) {
                Terminal.print("Cannot send  \(connection): \(reason)")
            }
            for delivery in status.uncertain {
                Terminal.print(
                    "Uncertain    transfer \(delivery.transfer), batch \(delivery.batch): "
                        + "\(delivery.people) people may have arrived; do not send again blindly")
            }
            if status.uncertain.isEmpty { Terminal.print("Uncertain    nothing") }
            Terminal.print("Duties       \(words(status.duties))")
            for schedule in status.suspended {
                let reason = schedule.reason.map { ": \($0)" } ?? ""
                Terminal.print(
                    "Suspended    schedule of \(schedule.export), run for \(schedule.owner)\(reason)"
                )
            }
        }
        return .done
    }

    /// Duties with what to do about them.
    private func words(_ duties: ReadStatus.Duties) -> String {
        if duties.open + duties.overdue == 0 { return "none" }
        var words = ["\(Numbers.grouped(duties.open)) open"]
        if duties.overdue > 0 { words.append("\(Numbers.grouped(duties.overdue)) OVERDUE") }
        if let next = duties.nextUntil { words.append("next by \(next.wholeSecond)") }
        return words.joined(separator: ", ") + "; exeat consent duties"
    }
}
