// A schedule that waits, because its owner may not run the export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

extension ExportSchedule {
    /// Reasons that stay until somebody changes something about the owner or the export: with one
    /// of them a schedule is suspended, with any other it tries again the next day.
    static let lastingReasons: Set<ReasonCode> = [
        .actorUnknown, .actorDisabled, .actorRole, .actorSeparation, .connectionNotShared,
    ]

    /// The same schedule, waiting for somebody to schedule the export anew.
    func suspended(for reason: ReasonCode, at now: Instant) -> ExportSchedule {
        ExportSchedule(
            export: export, owner: owner, secondOfDay: secondOfDay, changedAt: now, due: due,
            state: .suspended, reason: reason)
    }

    /// The entry about that.
    func suspension(for reason: ReasonCode, by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .exportSuspended, .denied, by: actor, on: ("export", export.text), reason: reason,
            details: ["owner": .string(owner.text)])
    }

    /// At which time of every day it is due.
    var timeOfDay: String { TimeOfDay(second: secondOfDay)?.description ?? "\(secondOfDay)" }
}
