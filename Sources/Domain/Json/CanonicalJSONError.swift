// Why bytes are not JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not (canonical) JSON.
public struct CanonicalJSONError: Error, Equatable, CustomStringConvertible {
    /// Bytes read before the problem.
    public let offset: Int
    /// What is wrong, without quoting the text.
    public let problem: String

    /// One sentence for people, without full stop.
    public var description: String { "byte \(offset + 1): \(problem)" }
}
