// Where something stands in a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where something stands in a policy file: line and column from 1, columns in Unicode scalars.
struct Place: Hashable, Sendable {
    let line, column: Int

    static let start = Place(line: 1, column: 1)

    func problem(
        _ message: String, suggestion: String? = nil, reason: ReasonCode = .policyInvalid
    ) -> PolicyProblem {
        PolicyProblem(
            line: line, column: column, message: message, suggestion: suggestion, reason: reason)
    }
}
