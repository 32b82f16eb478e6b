// How a CSV file is written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How a CSV file is written: RFC 4180, unless told otherwise.
public struct CSVSettings: Hashable, Sendable {
    /// What a quotation mark means.
    public enum Quoting: Hashable, Sendable {
        /// It encloses a whole field or stands doubled inside such a field; elsewhere it is an error.
        case strict
        /// It encloses when it begins a field, and inside any other field is a character like others.
        case afterDelimiter
        /// It is a character like others.
        case none
    }

    /// The ASCII character between two fields.
    public let delimiter: UInt8
    /// What a quotation mark means.
    public let quoting: Quoting
    /// Whether a row may lack its last fields, which then are absent.
    public let allowsShortRows: Bool

    /// Commas, quotes as in RFC 4180, no short rows.
    public init() {
        delimiter = 0x2C
        quoting = .strict
        allowsShortRows = false
    }

    /// Nil if the delimiter is not ASCII, or is NUL, a quotation mark or part of a line break.
    public init?(delimiter: UInt8, quoting: Quoting = .strict, allowsShortRows: Bool = false) {
        guard delimiter < 0x80, ![0x00, 0x0A, 0x0D, 0x22].contains(delimiter) else { return nil }
        self.delimiter = delimiter
        self.quoting = quoting
        self.allowsShortRows = allowsShortRows
    }
}
