// Takes CSV apart, byte by byte.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Takes CSV apart, byte by byte, across any division into chunks.
///
/// Expects valid UTF-8, in which no delimiter, quote or line break can be part of another character.
/// An empty line is tolerated at the very end only; before that it is a row of one empty field.
struct CSVScanner {
    private enum State {
        case rowStart
        /// A carriage return on an otherwise empty line.
        case blankReturn
        /// An empty line of which it is not yet known whether it is the last.
        case blankLine
        case fieldStart
        case plain
        case quoted
        /// A quote inside quotes: the first of two, or the closing one.
        case quote
        case carriageReturn
    }

    /// Fields of a row; nil for the header, of which each field counts as a row of the batch.
    private let columnCount: Int?
    private let settings: CSVSettings
    private let plainStops: ByteSet
    private let quotedStops = ByteSet([0x00, 0x22])
    private var state = State.rowStart
    /// Fields of the present row that have ended.
    private(set) var fieldCount = 0
    /// Rows that have ended.
    private(set) var rowCount = 0

    init(columnCount: Int?, settings: CSVSettings) {
        self.columnCount = columnCount
        self.settings = settings
        var stops: [UInt8] = [0x00, 0x0A, 0x0D, settings.delimiter]
        if settings.quoting == .strict { stops.append(0x22) }
        plainStops = ByteSet(stops)
    }

    /// Reads on from `position` and leaves it behind what was read, or at the place of a problem.
    ///
    /// - Returns: The rows that ended, at most `limit`.
    mutating func scan(
        _ bytes: Span<UInt8>, from position: inout Int, limit: Int, into batch: inout ProfileBatch
    ) throws(SourceProblem) -> Int {
        var rows = 0
        while position < bytes.count {
            switch state {
            case .rowStart:
                guard rows < limit, batch.bytes.count < SourceLimits.batchBytes else {
                    return rows
                }
                state = .fieldStart
                if bytes[position] == 0x0A { state = .blankLine }
                if bytes[position] == 0x0D { state = .blankReturn }
                if state != .fieldStart { position += 1 }
            case .blankReturn:
                guard bytes[position] == 0x0A else { throw .bareCarriageReturn }
                state = .blankLine
                position += 1
            case .blankLine:
                try endRow(&batch)
                rows += 1
            case .fieldStart:
                state = .plain
                if bytes[position] == 0x22, settings.quoting != .none {
                    state = .quoted
                    position += 1
                }
            case .plain:
                let end = plainStops.firstPlace(in: bytes, from: position)
                try takeRun(bytes, &position, to: end, into: &batch)
                guard position < bytes.count else { return rows }
                if try takeEnd(bytes[position], orElse: .strayQuote, &batch) { rows += 1 }
                position += 1
            case .quoted:
                let end = quotedStops.firstPlace(in: bytes, from: position)
                try takeRun(bytes, &position, to: end, into: &batch)
                guard position < bytes.count else { return rows }
                guard bytes[position] == 0x22 else { throw .nulByte }
                state = .quote
                position += 1
            case .quote:
                if bytes[position] == 0x22 {
                    try takeQuote(bytes, at: position, into: &batch)
                } else if try takeEnd(bytes[position], orElse: .textAfterQuote, &batch) {
                    rows += 1
                }
                position += 1
            case .carriageReturn:
                guard bytes[position] == 0x0A else { throw .bareCarriageReturn }
                try endRow(&batch)
                rows += 1
                position += 1
            }
        }
        return rows
    }

    /// Says that no bytes follow; true if that ended a row.
    mutating func finish(into batch: inout ProfileBatch) throws(SourceProblem) -> Bool {
        switch state {
        case .rowStart, .blankLine: return false
        case .blankReturn, .carriageReturn: throw .bareCarriageReturn
        case .quoted: throw .unclosedQuote
        case .fieldStart, .plain, .quote:
            try endRow(&batch)
            return true
        }
    }

    /// Takes the byte that ends a field; true if it ended the row.
    private mutating func takeEnd(
        _ byte: UInt8, orElse problem: SourceProblem, _ batch: inout ProfileBatch
    ) throws(SourceProblem) -> Bool {
        switch byte {
        case settings.delimiter:
            try endField(&batch)
            state = .fieldStart
        case 0x0A:
            try endRow(&batch)
            return true
        case 0x0D: state = .carriageReturn
        case 0x00: throw .nulByte
        default: throw problem
        }
        return false
    }

    private mutating func takeRun(
        _ bytes: Span<UInt8>, _ position: inout Int, to end: Int,
        into batch: inout ProfileBatch
    ) throws(SourceProblem) {
        let start = position
        guard end > start, !isBeyondLast else {
            position = end
            return
        }
        guard batch.openCount + end - start <= SourceLimits.fieldBytes else {
            throw .fieldTooLong
        }
        batch.append(contentsOf: bytes.extracting(start..<end))
        position = end
    }

    private mutating func takeQuote(
        _ bytes: Span<UInt8>, at position: Int, into batch: inout ProfileBatch
    ) throws(SourceProblem) {
        state = .quoted
        guard !isBeyondLast else { return }
        guard batch.openCount < SourceLimits.fieldBytes else { throw .fieldTooLong }
        batch.append(0x22)
    }

    /// Whether the row has had all its fields, so that what follows is only counted.
    private var isBeyondLast: Bool {
        columnCount.map { fieldCount >= $0 } ?? false
    }

    /// Ends a field that is not the last of its row.
    ///
    /// INVARIANT: the last field a row may have is ended by `endRow` only, so that a row with too
    /// many never looks complete in the batch.
    private mutating func endField(_ batch: inout ProfileBatch) throws(SourceProblem) {
        fieldCount += 1
        if let columnCount {
            if fieldCount < columnCount { batch.endField() }
        } else {
            guard fieldCount < SourceLimits.columns else { throw .tooManyColumns }
            batch.endField()
        }
    }

    private mutating func endRow(_ batch: inout ProfileBatch) throws(SourceProblem) {
        let found = fieldCount + 1
        if let columnCount, found != columnCount {
            guard found < columnCount, settings.allowsShortRows else {
                throw .columnCount(found: found, expected: columnCount)
            }
            for _ in found..<columnCount { batch.endField() }
        }
        batch.endField()
        fieldCount = 0
        rowCount += 1
        state = .rowStart
    }
}
