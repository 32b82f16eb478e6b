// When an export runs by itself, and on whose behalf.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// When an export runs by itself, and on whose behalf: at most one an export; the newest counts.
public struct ExportSchedule: Hashable, Sendable, Codable {
    /// Whether it runs.
    public enum State: String, Hashable, Sendable, Codable {
        /// It runs when it is due.
        case active
        /// Its owner may not run it any more: it waits for somebody to schedule it anew.
        case suspended
        /// Somebody ended it.
        case ended
    }

    /// The export.
    public let export: Name<Export>
    /// On whose behalf it runs, and by whose permission.
    public let owner: Name<Principal>
    /// The time of day in UTC at which it is due, in seconds after midnight.
    public let secondOfDay: Int
    /// When this was written.
    public let changedAt: Instant
    /// The instant from which it is due next; a run moves it on.
    public let due: Instant
    /// Whether it runs.
    public let state: State
    /// Why it does not run; nil while it does.
    public let reason: ReasonCode?

    /// Joins the parts.
    public init(
        export: Name<Export>, owner: Name<Principal>, secondOfDay: Int, changedAt: Instant,
        due: Instant, state: State, reason: ReasonCode? = nil
    ) {
        self.export = export
        self.owner = owner
        self.secondOfDay = secondOfDay
        self.changedAt = changedAt
        self.due = due
        self.state = state
        self.reason = reason
    }
}
