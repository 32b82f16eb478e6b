// Running what is due.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions

extension Gatekeeper {
    /// The door by which runs come that nobody is there for.
    private static var door: String { "scheduler" }

    /// Runs every export that is due, one after the other, each on behalf of its owner.
    ///
    /// Each run is authorised as its owner's own, by the door `scheduler` and under the account of
    /// whoever starts this. What an owner may not run any more is suspended; whatever else speaks
    /// against a run is told, and it is due again the next day.
    ///
    /// - Parameters:
    ///   - starter: Who starts this; has to be allowed to schedule exports.
    ///   - meter: Hears how far each run has come.
    /// - Returns: What became of each, the longest due first.
    /// - Throws: `GatewayError` when the starter may not, or the log fails: then nothing further is
    ///   run.
    public func runDueExports(
        for starter: Caller, meter: any ProgressMeter = SilentMeter()
    ) async throws(GatewayError) -> [ScheduledRun] {
        var runs: [ScheduledRun] = []
        for due in try await answer(ListDueExports(), for: starter) {
            runs.append(try await run(due, startedBy: starter, meter: meter))
        }
        return runs
    }

    private func run(
        _ due: DueExport, startedBy starter: Caller, meter: any ProgressMeter
    ) async throws(GatewayError) -> ScheduledRun {
        let owner = Caller(
            requester: Requester(account: starter.requester.account, enrolment: due.owner),
            door: Self.door, process: starter.process)
        var run = ScheduledRun(due.schedule)
        do {
            run.next = try await perform(BeginScheduledRun(schedule: due.schedule), for: owner).due
            let report = try await carryOut(
                RunExport(name: run.export, plan: nil), for: owner, meter: meter)
            run.report = report
            run.reason = report.reason
        } catch {
            switch error {
            case .logUnavailable, .integrity, .clock: throw error
            default: break
            }
            run.reason = error.reason ?? .error("gateway")
            run.words = error.words
            run.entry = error.entry
        }
        if let reason = run.reason, ExportSchedule.lastingReasons.contains(reason) {
            try await suspend(run, for: reason, by: starter)
            let shown = try await answer(ShowExport(name: run.export), for: starter)
            run.isSuspended = shown.schedule?.state == .suspended
        }
        return run
    }

    private func suspend(
        _ run: ScheduledRun, for reason: ReasonCode, by starter: Caller
    ) async throws(GatewayError) {
        let timer = Caller(
            requester: starter.requester, door: Self.door, process: starter.process)
        do {
            _ = try await perform(
                SuspendExport(name: run.export, owner: run.owner, reason: reason), for: timer)
        } catch {
            // Whoever took the leave away during the run suspended it then.
            guard case .exists = error else { throw error }
        }
    }
}
