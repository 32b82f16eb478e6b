// Schedules that end with what their owner may do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Permissions

extension Workroom {
    /// What suspends every active schedule whose owner may no longer run it.
    ///
    /// Goes into the commit that takes the leave away. What is not committed together with it is
    /// found before the next run, which asks for the owner's leave first.
    ///
    /// - Parameters:
    ///   - principals: Those who change, as they will be; all others are as they are.
    ///   - shares: Every share of the connections that change, as they will be; all others are as
    ///     they are.
    /// - Returns: The entries, the changes, and the exports by name.
    /// - Throws: `GatewayError` when what it looks at cannot be read.
    func suspensions(
        assuming principals: [Enrolment], shares: [Name<Connection>: [Share]]
    ) throws(GatewayError) -> (
        drafts: [EntryDraft], changes: [StateChange], exports: [Name<Export>]
    ) {
        var drafts: [EntryDraft] = []
        var changes: [StateChange] = []
        var exports: [Name<Export>] = []
        for schedule in try store.activeSchedules() {
            let connection = try export(schedule.export).connection
            var owner = try store.principal(schedule.owner)
            if let changed = principals.first(where: { $0.name == owner.name }) { owner = changed }
            var present = try store.shares(ofNamed: connection)
            if let changed = shares[connection] { present = changed }
            let verdict = PermissionRules.verdict(
                for: .exportRun, by: owner, on: present, at: now)
            guard let reason = verdict.reason else { continue }
            drafts.append(schedule.suspension(for: reason, by: actor))
            changes.append(.schedule(schedule.suspended(for: reason, at: now)))
            exports.append(schedule.export)
        }
        return (drafts, changes, exports)
    }
}
