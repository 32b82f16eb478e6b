// What became of an export that was due.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What became of an export that was due.
public struct ScheduledRun: Sendable, Codable {
    /// The export.
    public let export: Name<Export>
    /// On whose behalf it ran, or would have.
    public let owner: Name<Principal>
    /// When it was due.
    public let due: Instant
    /// When it is due again; nil when it was not begun.
    public internal(set) var next: Instant?
    /// The run; nil when it was refused as a whole.
    public internal(set) var report: TransferReport?
    /// Why it was refused, or ended early; nil when it did not.
    public internal(set) var reason: ReasonCode?
    /// The same in words, where it was refused as a whole.
    public internal(set) var words: String?
    /// The entry about the refusal.
    public internal(set) var entry: UInt64?
    /// Whether it runs no more by itself, because its owner may not run it.
    public internal(set) var isSuspended = false

    init(_ schedule: ExportSchedule) {
        export = schedule.export
        owner = schedule.owner
        due = schedule.due
    }
}
