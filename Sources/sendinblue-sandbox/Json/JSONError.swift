// Why bytes are not JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not JSON.
struct JSONError: Error, Equatable, CustomStringConvertible {
    /// Bytes read before the problem.
    let offset: Int
    /// What is wrong, without quoting the text.
    let problem: String

    var description: String { "byte \(offset + 1): \(problem)" }
}
