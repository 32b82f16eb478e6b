// A schedule whose owner was found to have no leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Suspends a schedule whose owner was found to have no leave when it was due.
///
/// Whoever started the due runs records it; no door sends it by itself.
struct SuspendExport: Operation {
    static let action = Action.exportSchedule

    /// The export.
    let name: Name<Export>
    /// Whose schedule it is; another's stays.
    let owner: Name<Principal>
    /// What the owner was refused with.
    let reason: ReasonCode

    func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ExportSchedule> {
        guard let schedule = try workroom.store.schedule(of: name), schedule.state == .active,
            schedule.owner == owner
        else { throw .exists("the end of the schedule of `\(name)`") }
        let suspended = schedule.suspended(for: reason, at: workroom.now)
        return Preparation(
            suspended, recording: [schedule.suspension(for: reason, by: workroom.actor)],
            changing: [.schedule(suspended)])
    }
}
