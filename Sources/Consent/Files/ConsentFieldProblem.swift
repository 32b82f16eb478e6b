// What is wrong with a field of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a field of a consent file, without what stands there.
public struct ConsentFieldProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds that a report counts by.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Empty where something must stand.
        case missing
        /// Written in no known way.
        case unreadable
        /// Longer than is taken.
        case tooLong = "too_long"
        /// Names something that the gateway does not have.
        case unknown
        /// Something stands where nothing may.
        case unexpected
        /// Later than the clock allows.
        case ahead
        /// The row was there before, with other content.
        case changed
    }

    /// The column as the header writes it.
    public let column: String
    /// Its kind.
    public let kind: Kind
    /// What is wrong, in words.
    public let detail: String

    /// Joins the parts.
    public init(_ column: String, _ kind: Kind, _ detail: String) {
        self.column = column
        self.kind = kind
        self.detail = detail
    }

    /// What reports count by, such as `contact.unreadable`.
    public var reason: String { "\(column).\(kind.rawValue)" }

    /// Column and words, without full stop.
    public var description: String { "column `\(column)`: \(detail)" }
}
