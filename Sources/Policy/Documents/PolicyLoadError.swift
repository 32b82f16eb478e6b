// Why a policy file was refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why a policy file was refused: every problem that was found, in the order of the file.
///
/// A file with a problem gives no policy at all, so nothing can be decided under it.
public struct PolicyLoadError: Error, Equatable, CustomStringConvertible {
    /// The file's name, as the caller gave it.
    public let file: String
    /// At least one.
    public let problems: [PolicyProblem]

    /// Puts the problems in the order of the file; one that stands twice is told once.
    init(file: String, problems: [PolicyProblem]) {
        self.file = file
        self.problems = Set(problems).sorted {
            ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message)
        }
    }

    /// The reason of all its problems, or `policy.invalid` where they have several.
    public var reason: ReasonCode {
        let reasons = Set(problems.map(\.reason))
        return reasons.count == 1 ? reasons.first ?? .policyInvalid : .policyInvalid
    }

    /// One line a problem: `file:line:column: message (did you mean ...?)`.
    public var description: String {
        problems.map { "\(file):\($0)" }.joined(separator: "\n")
    }
}
