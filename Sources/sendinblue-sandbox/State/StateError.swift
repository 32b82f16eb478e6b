// Why the state could not be kept or read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why the state could not be kept or read.
enum StateError: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case unwritable(String)
    /// The file is there and is no state of this program.
    case foreign(String, reason: String)

    var description: String {
        switch self {
        case .unreadable(let path): "`\(path)` cannot be read: nothing was started"
        case .unwritable(let path): "`\(path)` cannot be written: the change is only in memory"
        case .foreign(let path, let reason):
            "`\(path)` is no state of a sandbox (\(reason)): nothing was started"
        }
    }
}
