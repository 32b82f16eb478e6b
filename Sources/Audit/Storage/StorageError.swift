// Why the log's storage could not do its work.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why the log's storage could not do its work; after any of these the writer stays stopped.
public enum StorageError: Error, Equatable, CustomStringConvertible {
    /// Reading or writing failed.
    case failed(String)
    /// There is no room left.
    case full(String)
    /// The file under the open handle is no longer the file at its path.
    case moved(String)
    /// Another writer moved the head.
    case headMoved(expected: UInt64, found: UInt64)
    /// What was read back is not what was written.
    case differs(String)
    /// A rule of the store refuses the state change: something of that name exists already.
    case conflict(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .failed(let cause): "the store failed: \(cause)"
        case .full(let place): "no space is left on \(place)"
        case .moved(let path): "`\(path)` is not the file that was opened"
        case .headMoved(let expected, let found):
            "the log has \(found) entries where \(expected) were expected: another writer is working"
        case .differs(let what): "\(what) read back differs from what was written"
        case .conflict(let what): "\(what) exists already"
        }
    }
}
