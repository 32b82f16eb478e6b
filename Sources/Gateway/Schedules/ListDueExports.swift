// The exports whose time has come.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The exports whose time has come, the longest due first.
public struct ListDueExports: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.exportSchedule

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [DueExport] {
        let principals: [Enrolment]
        do { principals = try workroom.store.principals() } catch { throw GatewayError(error) }
        return try workroom.store.activeSchedules()
            .filter { $0.due <= workroom.now }
            .sorted { ($0.due, $0.export) < ($1.due, $1.export) }
            .map { schedule in
                DueExport(
                    schedule: schedule,
                    owner: principals.first { $0.name == schedule.owner })
            }
    }
}
