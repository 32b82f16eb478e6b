// Why nothing could be recorded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why nothing could be recorded, or why the log does not verify.
///
/// Whoever gets one of these does nothing further.
public enum AuditError: Error, Equatable, CustomStringConvertible {
    /// The store failed; the writer stays stopped until the next start.
    case stopped(StorageError)
    /// The store refused the change; nothing was recorded, and the writer goes on.
    case conflict(String)
    /// The clock is behind the newest entry.
    case clockBehind(Instant)
    /// The entry would be too large.
    case tooLarge(Int)
    /// The log as found does not verify: place and cause.
    case invalid(place: String, cause: String)
    /// The log is older than a checkpoint kept elsewhere: entries are missing.
    case rollback(anchored: UInt64, found: UInt64)
    /// The log and a checkpoint kept elsewhere tell different histories.
    case fork(size: UInt64)
    /// A slot of subject records is marked erased, and no entry erases it: place and cause.
    case erasedUnlogged(place: String, cause: String)
    /// A batch was started and has no outcome: it may have been sent; everything else holds.
    case unfinished(String)
    /// A checkpoint to compare with says nothing about this log, good or bad.
    case unusable(String)
    /// The anchor file is missing or cannot be read.
    case anchor(String)

    /// Whether the log's integrity is in doubt, not only its availability.
    public var isIntegrityFailure: Bool {
        switch self {
        case .invalid, .rollback, .fork, .erasedUnlogged, .unfinished, .anchor: true
        case .stopped, .conflict, .clockBehind, .tooLarge, .unusable: false
        }
    }

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .stopped(let cause): "the audit log is unavailable: \(cause)"
        case .conflict(let what): "\(what) exists already"
        case .clockBehind(let newest):
            "the clock is behind the newest entry, which was written at \(newest)"
        case .tooLarge(let count):
            "the entry would have \(count) bytes; \(Entry.sizeLimit) are allowed"
        case .invalid(let place, let cause): "INVALID: \(place): \(cause)"
        case .rollback(let anchored, let found):
            "ROLLBACK: a checkpoint kept elsewhere knows \(anchored) entries, this log has \(found)"
        case .fork(let size):
            "FORK: a checkpoint kept elsewhere and this log differ at size \(size)"
        case .erasedUnlogged(let place, let cause): "ERASED-UNLOGGED: \(place): \(cause)"
        case .unfinished(let what): "UNFINISHED: \(what)"
        case .unusable(let cause): "the kept checkpoint cannot be used: \(cause)"
        case .anchor(let cause): "the anchor cannot be compared: \(cause)"
        }
    }
}
