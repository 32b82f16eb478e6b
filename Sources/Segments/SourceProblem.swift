// What can be wrong with a source.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What can be wrong with a source; the place stands in `SourceError`.
public enum SourceProblem: Error, Equatable, CustomStringConvertible {
    /// There is no such file or folder.
    case notFound
    /// The system refused to open or read it.
    case unreadable(cause: String)
    /// It is a folder, a pipe or a device.
    case notRegularFile
    /// It is gzip or otherwise packed.
    case compressed
    /// It has no bytes.
    case empty
    /// Bytes that are not UTF-8.
    case notUTF8
    /// A NUL byte, as itself or escaped.
    case nulByte
    /// A field of more than `SourceLimits.fieldBytes`.
    case fieldTooLong
    /// A line of more than `SourceLimits.lineBytes`.
    case lineTooLong
    /// More columns than `SourceLimits.columns`.
    case tooManyColumns
    /// A quote inside a field that does not begin with one.
    case strayQuote
    /// Text between a closing quote and the end of the field.
    case textAfterQuote
    /// The file ends inside quotes.
    case unclosedQuote
    /// A carriage return that no line feed follows.
    case bareCarriageReturn
    /// A row of another number of columns.
    case columnCount(found: Int, expected: Int)
    /// A column or key without a name.
    case unnamedColumn
    /// A name that an earlier column has too.
    case repeatedColumn
    /// A header whose name at this place is not the attribute's.
    case headerDiffers
    /// A first row that is the list of columns, where no header should be.
    case headerUnannounced
    /// Not a JSON object of plain values.
    case notAnObject(String)
    /// A value that is itself an object or array.
    case nestedValue
    /// A key that the first object does not have.
    case unknownKey
    /// A key that is none of the columns that whoever reads it knows.
    case strangeKey
    /// An `entity` for a source that is not an export folder.
    case entityWithoutModel
    /// `model.json` cannot be used.
    case model(String)
    /// Several entities, or none of the name asked for.
    case entityUnknown(names: [String])
    /// A partition's location that may not be followed.
    case location(partition: String, String)
    /// A partition whose format cannot be read.
    case format(partition: String, String)

    /// What is wrong, without full stop.
    public var description: String {
        switch self {
        case .notFound: "there is no such file or folder"
        case .unreadable(let cause): "it cannot be read (\(cause))"
        case .notRegularFile: "not a regular file"
        case .compressed: "compressed; unpack it first"
        case .empty: "the file is empty, it has not even a header"
        case .notUTF8: "not UTF-8"
        case .nulByte: "a NUL byte"
        case .fieldTooLong: "a field of more than \(SourceLimits.fieldBytes) bytes"
        case .lineTooLong: "a line of more than \(SourceLimits.lineBytes) bytes"
        case .tooManyColumns: "more than \(SourceLimits.columns) columns"
        case .strayQuote: "a quote inside a field that does not begin with one"
        case .textAfterQuote: "text after a closing quote"
        case .unclosedQuote: "the file ends inside quotes"
        case .bareCarriageReturn: "a carriage return without a line feed"
        case .columnCount(let found, let expected): "\(found) columns instead of \(expected)"
        case .unnamedColumn: "a column without a name"
        case .repeatedColumn: "an earlier column has the same name"
        case .headerDiffers: "the name is not that of the attribute in `model.json`"
        case .headerUnannounced:
            "the first row repeats the column names, but `model.json` announces no header"
        case .notAnObject(let cause): "not a JSON object of plain values: \(cause)"
        case .nestedValue: "a value is an object or a list; only plain values can be read"
        case .unknownKey: "a key that the first object does not have"
        case .strangeKey: "a key that is no known column"
        case .entityWithoutModel: "an entity can be chosen in an export folder only"
        case .model(let cause): "the model cannot be used: \(cause)"
        case .entityUnknown(let names):
            "choose one of its entities: " + names.map { "`\($0)`" }.joined(separator: ", ")
        case .location(let partition, let cause): "location of partition `\(partition)`: \(cause)"
        case .format(let partition, let cause): "format of partition `\(partition)`: \(cause)"
        }
    }
}
