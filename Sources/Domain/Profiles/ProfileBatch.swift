// Some profiles, as bytes and ranges.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Some profiles as they stand in a source: their bytes once, their fields as ranges into them.
///
/// Filled by a reader, emptied and filled again: nothing is allocated a row. Values are valid
/// UTF-8 with quoting already undone. Rows keep the number they have in the whole source.
public struct ProfileBatch: Sendable {
    /// The bytes that all ranges point into.
    public private(set) var bytes: [UInt8] = []
    /// Row by row, `columnCount` ranges each.
    public private(set) var fields: [FieldRange] = []
    /// Columns of every row.
    public let columnCount: Int
    /// The number, from 0, that the first row here has in the whole source.
    public private(set) var firstRow: Int = 0
    private var openField: Int = 0

    /// An empty batch for rows of this many columns.
    public init(columnCount: Int) {
        precondition(columnCount > 0, "a profile has at least one column")
        self.columnCount = columnCount
    }

    /// Complete rows.
    public var rowCount: Int { fields.count / columnCount }

    /// Whether there is no complete row.
    public var isEmpty: Bool { fields.count < columnCount }

    /// Empties the batch, keeps its memory, and says which number the next row has.
    public mutating func begin(atRow row: Int) {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        firstRow = row
        openField = 0
    }

    /// Adds bytes to the field that is being read.
    public mutating func append(contentsOf part: Span<UInt8>) {
        for index in part.indices { bytes.append(part[index]) }
    }

    /// Adds one byte to the field that is being read.
    public mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Bytes of the field that is being read.
    public var openCount: Int { bytes.count - openField }

    /// Ends the field that is being read and starts the next.
    public mutating func endField() {
        fields.append(FieldRange(start: openField, count: bytes.count - openField))
        openField = bytes.count
    }

    /// Removes the fields of a row that turned out not to be one.
    public mutating func dropIncompleteRow() {
        fields.removeLast(fields.count % columnCount)
        bytes.removeLast(bytes.count - (fields.last.map { Int($0.start + $0.count) } ?? 0))
        openField = bytes.count
    }

    /// Where a field's bytes stand.
    public func field(_ column: Int, ofRow row: Int) -> FieldRange {
        fields[row * columnCount + column]
    }

    /// A field's bytes; empty when it is absent.
    public func value(_ column: Int, ofRow row: Int) -> ArraySlice<UInt8> {
        bytes[field(column, ofRow: row).range]
    }
}
