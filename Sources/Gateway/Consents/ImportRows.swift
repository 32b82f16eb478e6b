// Which rows of a file were there before.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain

/// Which rows of a file were there before: in the file itself, or in an earlier one of its source.
///
/// Forty bytes a row. An earlier batch keeps an index of its rows: 32 bytes each, half a hash of the
/// row's identifier and half a hash of its content, sorted; one of them is in memory at a time.
struct ImportRows {
    /// What becomes of a row.
    enum Fate: UInt8 {
        /// It becomes an event.
        case new
        /// It was there before.
        case duplicate
        /// It is kept apart until its time has come.
        case ahead
        /// It was there before with other content.
        case changed
    }

    private struct Mark {
        var identifier: (UInt64, UInt64)
        let content: (UInt64, UInt64)
        let row: UInt32
        let place: UInt32
    }

    /// More than this do not fit into one index.
    static let limit = 30_000_000

    private var marks: [Mark] = []
    /// Whether rows have identifiers of their own; nil before the first.
    ///
    /// Otherwise their number in this very file identifies them.
    private(set) var isNamed: Bool?
    /// By the row's place among those that can be read, from 0.
    private(set) var fates: [UInt8] = []
    /// How many rows there are.
    var count: Int { fates.count }
    /// The numbers of the rows that were there with other content.
    private(set) var changed: [Int] = []

    /// Adds the next row; either all have identifiers or none has.
    mutating func add(_ row: Int, named identifier: String?, content: [UInt8], isAhead: Bool) {
        if isNamed == nil { isNamed = identifier != nil }
        marks.append(
            Mark(
                identifier: identifier.map { Self.half(Array($0.utf8)) } ?? (0, 0),
                content: Self.half(content), row: UInt32(truncatingIfNeeded: row),
                place: UInt32(truncatingIfNeeded: fates.count)))
        fates.append((isAhead ? Fate.ahead : .new).rawValue)
    }

    /// Finds out, once every row was added.
    ///
    /// - Parameters:
    ///   - file: SHA-256 of the file.
    ///   - batches: What was taken in from the same source.
    ///   - store: Where their indexes are.
    /// - Throws: `GatewayError` when an index cannot be read.
    mutating func settle(
        file: Digest<SourceFile>, batches: [ConsentBatchRecord], store: any StateReading
    ) throws(GatewayError) {
        if isNamed == false {
            let name = file.bytes
            for index in marks.indices {
                let row = marks[index].row
                let number = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: row >> $0) }
                marks[index].identifier = Self.half(name + number)
            }
        }
        marks.sort { left, right in
            left.identifier == right.identifier
                ? left.place < right.place : left.identifier < right.identifier
        }
        var first = 0
        for index in marks.indices.dropFirst() {
            if marks[index].identifier == marks[first].identifier {
                settle(index, marks[index].content == marks[first].content)
            } else {
                first = index
            }
        }
        for batch in batches { try compare(with: batch, in: store) }
        for mark in marks where fates[Int(mark.place)] == Fate.changed.rawValue {
            changed.append(Int(mark.row))
        }
        changed.sort()
    }

    /// The index of the new rows, for later imports of the same source.
    func index() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(marks.count * 32)
        for mark in marks where fates[Int(mark.place)] == Fate.new.rawValue {
            for word in [
                mark.identifier.0, mark.identifier.1, mark.content.0, mark.content.1,
            ] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
                }
            }
        }
        return bytes
    }

    private mutating func settle(_ index: Int, _ isSame: Bool) {
        let place = Int(marks[index].place)
        guard fates[place] != Fate.changed.rawValue else { return }
        fates[place] = (isSame ? Fate.duplicate : .changed).rawValue
    }

    /// Both are sorted, so one walk finds what they share.
    private mutating func compare(
        with batch: ConsentBatchRecord, in store: any StateReading
    ) throws(GatewayError) {
        let index: [UInt8]
        do { index = try store.rowIndex(of: batch.identifier) } catch {
            throw GatewayError(error)
        }
        guard index.count % 32 == 0 else {
            throw .failed("the index of the rows of batch \(batch.identifier) is cut off")
        }
        var position = 0
        for mark in marks.indices {
            let wanted = marks[mark].identifier
            while position < index.count, Self.pair(index, position) < wanted { position += 32 }
            guard position < index.count else { return }
            if Self.pair(index, position) == wanted {
                settle(mark, Self.pair(index, position + 16) == marks[mark].content)
            }
        }
    }

    private static func pair(_ bytes: [UInt8], _ position: Int) -> (UInt64, UInt64) {
        var (first, second): (UInt64, UInt64) = (0, 0)
        for offset in 0..<8 {
            first = first << 8 | UInt64(bytes[position + offset])
            second = second << 8 | UInt64(bytes[position + 8 + offset])
        }
        return (first, second)
    }

    /// The first half of a SHA-256.
    private static func half(_ bytes: [UInt8]) -> (UInt64, UInt64) {
        pair(SHA256.digest(of: bytes, as: ImportRows.self).bytes, 0)
    }
}
