// Why a consent file cannot be read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a consent file cannot be read.
///
/// Nothing of the file is quoted: where columns are shifted, any field may hold an address.
public enum ConsentFileError: Error, Equatable, CustomStringConvertible {
    /// The header lacks a column.
    case missingColumn(String)
    /// The header names a column twice.
    case repeatedColumn(String)
    /// The header's column at this position, from 1, is none of the known ones.
    case unknownColumn(position: Int)
    /// A field cannot be read. Rows count from 1, the header not counted.
    case unreadable(row: Int, column: String, problem: String)
    /// A row's event is dated further ahead of the clock than is tolerated.
    case aheadOfClock(row: Int)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .missingColumn(let column): "the header has no column `\(column)`"
        case .repeatedColumn(let column): "the header has the column `\(column)` twice"
        case .unknownColumn(let position):
            "column \(position) of the header is none of "
                + ConsentFileColumns.names.map { "`\($0)`" }.joined(separator: ", ")
        case .unreadable(let row, let column, let problem):
            "row \(row) (header not counted), column `\(column)`: \(problem)"
        case .aheadOfClock(let row):
            "row \(row) (header not counted), column `expressed_at`: more than "
                + "\(ConsentClock.toleratedSeconds / 60) minutes ahead of the gateway's clock"
        }
    }
}
