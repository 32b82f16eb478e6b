// Where a consent file's columns stand.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a consent file's columns stand, in any order, and no others than the known ones.
///
/// A misspelt column is refused rather than skipped; `valid_untill` would make a consent endless.
public struct ConsentFileColumns: Hashable, Sendable {
    /// The names that a header must write.
    public static let names = Column.allCases.filter { !$0.isOptional }.map(\.name)
    /// The names that a header may write beside them.
    public static let optionalNames = Column.allCases.filter(\.isOptional).map(\.name)

    /// A column of a consent file; raw values are places in a table and written nowhere.
    enum Column: Int, CaseIterable {
        case contactType
        case contact
        case channel
        case purpose
        case state
        case type
        case expressedAt
        case validFor
        case confirmed
        case notice
        case noticeVersion
        case recipients
        case method
        case rowIdentifier
        case language
        case indicatedBy
        case confirmedAt
        case confirmation
        case proof

        /// As a header writes it.
        var name: String {
            switch self {
            case .contactType: "contact_type"
            case .contact: "contact"
            case .channel: "channel"
            case .purpose: "purpose"
            case .state: "state"
            case .type: "type"
            case .expressedAt: "expressed_at"
            case .validFor: "valid_for"
            case .confirmed: "confirmed"
            case .notice: "notice"
            case .noticeVersion: "notice_version"
            case .recipients: "recipients"
            case .method: "method"
            case .rowIdentifier: "row_id"
            case .language: "language"
            case .indicatedBy: "indicated_by"
            case .confirmedAt: "confirmed_at"
            case .confirmation: "confirmation"
            case .proof: "proof"
            }
        }

        /// Whether a header may lack it.
        var isOptional: Bool { rawValue >= Column.rowIdentifier.rawValue }
    }

    /// By the column's place among all columns; -1 where the file has none.
    private let positions: [Int]

    /// Finds every column in a header.
    ///
    /// - Throws: `ConsentFileError` when a column is missing, twice there or not known.
    public init(header: [String]) throws(ConsentFileError) {
        var positions = [Int](repeating: -1, count: Column.allCases.count)
        for (position, name) in header.enumerated() {
            guard let column = Column.allCases.first(where: { $0.name == name }) else {
                throw .unknownColumn(position: position + 1)
            }
            guard positions[column.rawValue] < 0 else { throw .repeatedColumn(name) }
            positions[column.rawValue] = position
        }
        for column in Column.allCases where positions[column.rawValue] < 0 && !column.isOptional {
            throw .missingColumn(column.name)
        }
        self.positions = positions
    }

    /// A column's position in every row; nil where the file has none.
    func position(of column: Column) -> Int? {
        let position = positions[column.rawValue]
        return position < 0 ? nil : position
    }
}
