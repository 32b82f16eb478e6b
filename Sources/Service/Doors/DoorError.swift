// Why a door could not be opened.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a door could not be opened; nobody was let in.
public enum DoorError: Error, Equatable, CustomStringConvertible {
    /// The path is longer than the system takes, empty, or holds a zero byte.
    case path(String)
    /// The folder is not one that this account alone may write; with the cause.
    case folder(String, cause: String)
    /// Something that is not a socket of this account lies at the path; it was left alone.
    case occupied(String)
    /// Another process answers at the path.
    case busy(String)
    /// The system refused; with what was tried and its cause.
    case failed(String, cause: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .path(let path): "`\(path)` is not a path that a socket can have"
        case .folder(let folder, let cause): "`\(folder)` cannot hold the socket: \(cause)"
        case .occupied(let path): "`\(path)` exists and is no socket of this account: left alone"
        case .busy(let path): "another process answers at `\(path)`"
        case .failed(let attempt, let cause): "\(attempt) failed: \(cause)"
        }
    }
}
