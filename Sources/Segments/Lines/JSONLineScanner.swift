// The profile that a line of JSON holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Takes one line of JSON apart: an object of plain values, each put in its column's place.
///
/// Text is unescaped, numbers keep their spelling, `null` and empty text are absent.
struct JSONLineScanner {
    /// The keys of the first object, unescaped, in its order.
    private(set) var columns: [[UInt8]] = []
    /// The column of the value being read, from 0.
    private(set) var column: Int?
    private var isFirst = true
    /// Whether the columns were known before the first object.
    private let isKnown: Bool
    private var tokens = JSONTokens()
    /// Unescaped bytes of the line's values, and where each column's stand.
    private var bytes: [UInt8] = []
    private var ranges: [FieldRange] = []
    private var isPresent: [Bool] = []
    private var key: [UInt8] = []

    /// Takes the columns from the first object, or knows them: then no object needs to have them all.
    init(columns: [String]? = nil) {
        isKnown = columns != nil
        guard let columns else { return }
        isFirst = false
        self.columns = columns.map { Array($0.utf8) }
        ranges = [FieldRange](repeating: .absent, count: columns.count)
        isPresent = [Bool](repeating: false, count: columns.count)
    }

    /// Where in the line reading stands.
    var position: Int { tokens.position }

    /// Reads a line, whose values `append` then gives.
    mutating func read(_ line: Span<UInt8>) throws(SourceProblem) {
        bytes.removeAll(keepingCapacity: true)
        for index in columns.indices {
            ranges[index] = .absent
            isPresent[index] = false
        }
        column = nil
        tokens = JSONTokens()
        guard tokens.take(0x7B, line) else { throw .notAnObject("a line begins with {") }
        if !tokens.take(0x7D, line) {
            repeat { try readMember(line) } while tokens.take(0x2C, line)
            guard tokens.take(0x7D, line) else { throw .notAnObject("a comma or } is missing") }
        }
        guard tokens.next(line) == nil else { throw .notAnObject("something follows the object") }
        isFirst = false
    }

    /// Adds the values of the line to a batch, as a row.
    func append(to batch: inout ProfileBatch) {
        for range in ranges {
            if !range.isAbsent { batch.append(contentsOf: bytes.span.extracting(range.range)) }
            batch.endField()
        }
    }

    private mutating func readMember(_ line: Span<UInt8>) throws(SourceProblem) {
        guard tokens.take(0x22, line) else { throw .notAnObject("a key begins with a quote") }
        key.removeAll(keepingCapacity: true)
        try tokens.text(line, into: &key)
        let column = try isFirst ? newColumn() : knownColumn()
        self.column = column
        guard tokens.take(0x3A, line) else {
            throw .notAnObject("a colon is missing after a key")
        }
        let start = bytes.count
        switch tokens.next(line) {
        case 0x22:
            _ = tokens.take(0x22, line)
            try tokens.text(line, into: &bytes)
        case 0x7B, 0x5B: throw .nestedValue
        case 0x74:
            try tokens.take("true", line)
            bytes += "true".utf8
        case 0x66:
            try tokens.take("false", line)
            bytes += "false".utf8
        case 0x6E: try tokens.take("null", line)
        default: try tokens.number(line, into: &bytes)
        }
        ranges[column] = FieldRange(start: start, count: bytes.count - start)
    }

    private mutating func newColumn() throws(SourceProblem) -> Int {
        guard !key.isEmpty else { throw .unnamedColumn }
        guard !columns.contains(key) else { throw .repeatedColumn }
        guard columns.count < SourceLimits.columns else { throw .tooManyColumns }
        columns.append(key)
        ranges.append(.absent)
        isPresent.append(true)
        return columns.count - 1
    }

    private mutating func knownColumn() throws(SourceProblem) -> Int {
        // Keys mostly keep their order, so the next column is tried first.
        let next = column.map { $0 + 1 } ?? 0
        let found =
            next < columns.count && columns[next] == key ? next : columns.firstIndex(of: key)
        guard let found else { throw isKnown ? .strangeKey : .unknownKey }
        guard !isPresent[found] else { throw .repeatedColumn }
        isPresent[found] = true
        return found
    }
}
