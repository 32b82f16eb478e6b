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
    /// A field cannot be taken. Rows count from 1, the header not counted.
    case field(row: Int, ConsentFieldProblem)
    /// A member of the manifest is wrong; the path is empty for the manifest as a whole.
    case manifest(member: String, problem: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .missingColumn(let column): "the header has no column `\(column)`"
        case .repeatedColumn(let column): "the header has the column `\(column)` twice"
        case .unknownColumn(let position):
            "column \(position) of the header is none of "
                + (ConsentFileColumns.names + ConsentFileColumns.optionalNames)
                .map { "`\($0)`" }.joined(separator: ", ")
        case .field(let row, let problem): "row \(row) (header not counted), \(problem)"
        case .manifest("", let problem): "the manifest: \(problem)"
        case .manifest(let member, let problem): "the manifest, `\(member)`: \(problem)"
        }
    }
}
