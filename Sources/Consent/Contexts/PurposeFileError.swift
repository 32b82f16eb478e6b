// Why a purpose's file defines nothing.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a purpose's file defines nothing: the member, and what is wrong with it.
///
/// Names of parties may stand in a file, so no value of it is quoted.
public struct PurposeFileError: Error, Equatable, CustomStringConvertible {
    /// The member, such as `recipients[0].role`; empty for the file as a whole.
    public let member: String
    /// What is wrong with it.
    public let problem: String

    /// Joins the two.
    public init(_ member: String, _ problem: String) {
        self.member = member
        self.problem = problem
    }

    /// One sentence for people, without full stop.
    public var description: String { member.isEmpty ? problem : "`\(member)`: \(problem)" }
}
