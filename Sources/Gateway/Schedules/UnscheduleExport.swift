// Having an export run by hand only.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends an export's schedule, active or suspended: it runs by hand only.
public struct UnscheduleExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportSchedule

    /// The export.
    public let name: Name<Export>
    /// Why, in words.
    public let reason: String

    /// Asks to end it.
    public init(name: Name<Export>, reason: String) {
        self.name = name
        self.reason = reason
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(name).connection }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ExportSchedule> {
        guard let schedule = try workroom.store.schedule(of: name), schedule.state != .ended else {
            throw .notFound(kind: "schedule of export", name: name.text)
        }
        let ended = ExportSchedule(
            export: name, owner: schedule.owner, secondOfDay: schedule.secondOfDay,
            changedAt: workroom.now, due: schedule.due, state: .ended)
        return Preparation(
            ended,
            recording: [
                EntryDraft(
                    .exportUnscheduled, .allowed, by: workroom.actor, on: ("export", name.text),
                    details: ["why": .string(try workroom.reason(reason))])
            ], changing: [.schedule(ended)])
    }
}
