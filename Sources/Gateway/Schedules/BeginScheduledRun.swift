// The first step of a run that nobody is there for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Asks for the owner's leave to run an export that is due, and moves the schedule on to the next
/// day before anything else: a crash in the run does not run it a second time.
struct BeginScheduledRun: Operation {
    static let action = Action.exportRun

    /// The schedule as it was found to be due.
    let schedule: ExportSchedule

    func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(schedule.export).connection }

    func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ExportSchedule> {
        let (schedule, store) = (schedule, workroom.store)
        guard let time = TimeOfDay(second: schedule.secondOfDay) else {
            throw .failed("the schedule of `\(schedule.export)` names no time of day")
        }
        let next = ExportSchedule(
            export: schedule.export, owner: schedule.owner, secondOfDay: schedule.secondOfDay,
            changedAt: workroom.now, due: time.next(after: workroom.now), state: .active)
        return Preparation(
            next, recording: [next.announcement(by: workroom.actor, began: schedule.due)]
        ) { (_) throws(AuditError) in
            // Asked inside the one writer: what was suspended meanwhile does not become active.
            let present: ExportSchedule?
            do throws(StorageError) {
                present = try store.schedules().first { $0.export == schedule.export }
            } catch { throw .stopped(error) }
            guard present == schedule else {
                throw .conflict("another schedule of `\(schedule.export)`, since a moment ago,")
            }
            return [.schedule(next)]
        }
    }
}
