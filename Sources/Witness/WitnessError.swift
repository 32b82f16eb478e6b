// Why a witness does not work.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a witness does not work; nothing was cosigned.
public enum WitnessError: Error, Equatable, CustomStringConvertible {
    /// There is no witness in this folder.
    case noFolder(String)
    /// There is one, or something else.
    case exists(String)
    /// A file cannot be read, written or understood.
    case unusable(path: String, problem: String)
    /// A key cannot be used.
    case key(String)
    /// The ledger failed before, and stays stopped until the next start.
    case stopped(String)
    /// It cannot listen there, or stopped listening.
    case notListening(address: String, port: UInt16, cause: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .noFolder(let path): "`\(path)` is not a witness's folder"
        case .exists(let path): "`\(path)` is not empty"
        case .unusable(let path, let problem): "`\(path)`: \(problem)"
        case .key(let problem): "the witness's key cannot be used: \(problem)"
        case .stopped(let cause):
            "the witness stopped and cosigns nothing until it is started anew: \(cause)"
        case .notListening(let address, let port, let cause):
            "the witness cannot listen on port \(port) of `\(address)`: \(cause)"
        }
    }
}
