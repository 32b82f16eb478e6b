// Where a consent file's columns stand.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a consent file's columns stand: all thirteen, in any order, and no others.
///
/// A misspelt column is refused rather than skipped; `valid_untill` would make a consent endless.
public struct ConsentFileColumns: Hashable, Sendable {
    /// The names as the header writes them.
    public static let names = Column.allCases.map(\.rawValue)

    /// A column of a consent file.
    enum Column: String, CaseIterable {
        case contactType = "contact_type"
        case contact
        case channel
        case purpose
        case state
        case type
        case expressedAt = "expressed_at"
        case validFor = "valid_for"
        case confirmed
        case notice
        case noticeVersion = "notice_version"
        case recipients
        case method
    }

    private let positions: [Column: Int]

    /// Finds every column in a header.
    ///
    /// - Throws: `ConsentFileError` when a column is missing, twice there or not known.
    public init(header: [String]) throws(ConsentFileError) {
        var positions: [Column: Int] = [:]
        for (position, name) in header.enumerated() {
            guard let column = Column(rawValue: name) else {
                throw .unknownColumn(position: position + 1)
            }
            guard positions[column] == nil else { throw .repeatedColumn(name) }
            positions[column] = position
        }
        for column in Column.allCases where positions[column] == nil {
            throw .missingColumn(column.rawValue)
        }
        self.positions = positions
    }

    /// A column's position in every row.
    func position(of column: Column) -> Int {
        // INVARIANT: `init` found every column.
        positions[column, default: 0]
    }
}
