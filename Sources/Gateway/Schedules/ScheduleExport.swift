// Having an export run by itself every day.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Has an export run by itself every day, on behalf of whoever asks for it.
///
/// Takes the place of the schedule that it had, whoever owned that and whether or not it was
/// suspended. A run asks for everything that a run by hand asks for, the owner's leave first.
public struct ScheduleExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportSchedule

    /// The export.
    public let name: Name<Export>
    /// When it is due, every day.
    public let time: TimeOfDay

    /// Asks to schedule.
    public init(name: Name<Export>, time: TimeOfDay) {
        self.name = name
        self.time = time
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(name).connection }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ExportSchedule> {
        let schedule = ExportSchedule(
            export: name, owner: try workroom.principal, secondOfDay: time.second,
            changedAt: workroom.now, due: time.next(after: workroom.now), state: .active)
        return Preparation(
            schedule, recording: [schedule.announcement(by: workroom.actor)],
            changing: [.schedule(schedule)])
    }
}

extension ExportSchedule {
    /// The entry about when it is due next; `began` is when it was due before, for a run that
    /// begins now.
    func announcement(by actor: EntryActor, began: Instant? = nil) -> EntryDraft {
        var details: [String: CanonicalJSON] = [
            "owner": .string(owner.text), "at": .string(timeOfDay), "first": .string("\(due)"),
        ]
        if let began { details["due"] = .string("\(began)") }
        return EntryDraft(
            .exportScheduled, .allowed, by: actor, on: ("export", export.text), details: details)
    }
}
