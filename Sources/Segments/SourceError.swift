// Why a source cannot be read, and where.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why a source cannot be read, and where; nothing of its data is quoted.
public struct SourceError: Error, Equatable, CustomStringConvertible {
    /// The file or folder.
    public let file: String
    /// The row in this file, from 1, header not counted; 0 is the header; nil without a place.
    public let row: Int?
    /// The column, from 1.
    public let column: Int?
    /// The number of bytes before the place, from the beginning of the file.
    public let offset: UInt64?
    /// What is wrong.
    public let problem: SourceProblem

    /// Joins the parts.
    init(
        file: String, row: Int? = nil, column: Int? = nil, offset: UInt64? = nil,
        problem: SourceProblem
    ) {
        self.file = file
        self.row = row
        self.column = column
        self.offset = offset
        self.problem = problem
    }

    /// The same with the row and column in which it was met.
    func inRow(_ row: Int, column: Int?) -> SourceError {
        SourceError(file: file, row: row, column: column, offset: offset, problem: problem)
    }

    /// `input.not_found` when something is missing, otherwise `input.invalid`.
    public var reason: ReasonCode {
        switch problem {
        case .notFound, .entityUnknown: .inputNotFound
        default: .inputInvalid
        }
    }

    /// One sentence for people, without full stop.
    public var description: String {
        var place = "`\(file)`"
        if let row { place += row == 0 ? ", header" : ", row \(row) (header not counted)" }
        if let column { place += ", column \(column)" }
        if let offset { place += ", byte \(offset + 1)" }
        return "\(place): \(problem)"
    }
}
