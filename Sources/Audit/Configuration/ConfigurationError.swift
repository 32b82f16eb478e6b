// Why a configuration file cannot be used.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why the host's configuration file cannot be used; nothing of it counts then.
public enum ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// The file as a whole.
    case file(String)
    /// One line, counted from 1.
    case line(Int, String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .file(let problem): problem
        case .line(let number, let problem): "line \(number): \(problem)"
        }
    }
}
