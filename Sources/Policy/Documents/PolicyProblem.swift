// One thing that is wrong with a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One thing that is wrong with a policy file, and where.
public struct PolicyProblem: Hashable, Sendable, CustomStringConvertible {
    /// Line, from 1.
    public let line: Int
    /// Column, from 1, counted in Unicode scalars.
    public let column: Int
    /// What is wrong, in lower case and without full stop.
    public let message: String
    /// The word that was probably meant.
    public let suggestion: String?
    /// The kind of problem; `policy.invalid` for most.
    public let reason: ReasonCode

    /// Joins the parts.
    public init(
        line: Int, column: Int, message: String, suggestion: String? = nil,
        reason: ReasonCode = .policyInvalid
    ) {
        self.reason = reason
        self.line = line
        self.column = column
        self.message = message
        self.suggestion = suggestion
    }

    /// `line:column: message (did you mean ...?)`.
    public var description: String {
        let end = suggestion.map { " (did you mean `\($0)`?)" } ?? ""
        return "\(line):\(column): \(message)\(end)"
    }
}
