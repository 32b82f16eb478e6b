// exeat export run-all.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export run-all`: runs what is due, each export on behalf of its owner.
struct ExportRunAllCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-all",
        abstract: "Run every export that is due, each on behalf of its owner.",
        discussion: """
            Meant for a timer of the system: see docs/approvals.md. Each export is authorised as \
            its owner's own run; one whose owner may not run it any more is suspended, until \
            somebody schedules it anew. Safe to start at any time: what is not due does not run, \
            and what was begun is due again the next day only.

            The status is 0 when everything due was delivered or nothing was due, 5 when some was \
            and some was not, else that of the first that was not.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Say that only what is due is to run.")
    var due = false

    /// What is printed.
    struct Result: Encodable {
        let runs: [ScheduledRun]
    }

    func validate() throws {
        guard due else { throw ValidationError("only what is due can be run: say `--due`") }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let runs = try await home.gatekeeper.runDueExports(for: home.caller, meter: bar)
        bar.finish()
        try output.print(Result(runs: runs)) {
            for run in runs { Self.show(run) }
            if runs.isEmpty { Terminal.print("Nothing is due.") }
        }
        return Self.status(of: runs)
    }

    private static func show(_ run: ScheduledRun) {
        let who = "Export \(run.export), due \(run.due), on behalf of \(run.owner):"
        if let report = run.report {
            Terminal.print(
                "\(who) transfer \(report.transfer) \(report.state.rawValue), "
                    + "\(Numbers.grouped(report.delivered)) delivered.")
            if let reason = run.reason {
                Terminal.print("  Ended early: \(reason): \(ReasonMeaning.text(of: reason))")
            }
        } else {
            let reason = run.reason.map { "\($0): " } ?? ""
            Terminal.print("\(who) nothing left. \(reason)\(run.words ?? "")")
            if let entry = run.entry { Terminal.print("  Record \(entry)") }
        }
        if run.isSuspended {
            Terminal.print(
                "  Suspended: it runs no more by itself. Somebody who may run it schedules it "
                    + "anew: exeat export schedule \(run.export) --at HH:MM")
        } else if let next = run.next {
            Terminal.print("  Due again from \(next)")
        }
    }

    private static func status(of runs: [ScheduledRun]) -> ExitStatus {
        let each = runs.map(status)
        let failed = each.filter { $0 != .done }
        guard let first = failed.first else { return .done }
        let hasSent = runs.contains { ($0.report?.delivered ?? 0) > 0 }
        return failed.count < each.count || hasSent ? .partlyDone : first
    }

    private static func status(of run: ScheduledRun) -> ExitStatus {
        if let report = run.report { return ExportRunCommand.status(of: report) }
        return switch run.reason {
        case .some(.actorUnknown), .some(.actorDisabled), .some(.actorRole),
            .some(.connectionNotShared):
            .notPermitted
        case .some(.providerUnreachable), .some(.providerRateLimited): .temporary
        case .some: .refused
        case nil: .failed
        }
    }
}
