// Why the console does not run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why the console does not run; no page was shown.
public enum ConsoleError: Error, Equatable, CustomStringConvertible {
    /// There is no randomness to make the address's key from.
    case noKey(String)
    /// It cannot listen on the port of 127.0.0.1, or stopped listening; with the cause.
    case notListening(port: UInt16, cause: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .noKey(let cause): "the console's address cannot be made: \(cause)"
        case .notListening(let port, let cause):
            "the console cannot listen on port \(port) of 127.0.0.1: \(cause)"
        }
    }
}
