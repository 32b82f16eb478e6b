// An export whose time has come.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// An export whose time has come, with its owner as they are enrolled.
public struct DueExport: Sendable, Codable {
    /// The schedule.
    public let schedule: ExportSchedule
    /// On whose behalf it runs; nil when nobody of that name is enrolled.
    public let owner: Enrolment?
}
