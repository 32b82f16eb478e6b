// The rows of one CSV file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The rows of one CSV file, from its header or first row to its end.
final class CSVTable {
    private let text: TextChunks
    private let settings: CSVSettings
    private var scanner: CSVScanner
    private var isInHeader = true
    private var isAtEnd = false

    /// The file's path.
    var path: String { text.path }

    init(_ file: FileChunks, settings: CSVSettings) {
        text = TextChunks(file)
        self.settings = settings
        scanner = CSVScanner(columnCount: nil, settings: settings)
    }

    /// Reads the header; nil when there is none because the file has no bytes.
    ///
    /// - Throws: `SourceError`, also when a name is empty or stands twice.
    func readHeader() throws(SourceError) -> [String]? {
        var header = ProfileBatch(columnCount: 1)
        while !isAtEnd, scanner.rowCount == 0 { _ = try step(into: &header, limit: 1) }
        guard scanner.rowCount == 1 else { return nil }
        var names: [String] = []
        var known: Set<String> = []
        for column in 0..<header.rowCount {
            let name = String(decoding: header.value(0, ofRow: column), as: UTF8.self)
            guard !name.isEmpty else { throw headerError(.unnamedColumn, column: column + 1) }
            guard known.insert(name).inserted else {
                throw headerError(.repeatedColumn, column: column + 1)
            }
            names.append(name)
        }
        return names
    }

    /// Reads the header of a file whose columns are known; a file without bytes has no rows either.
    ///
    /// - Throws: `SourceError` also when the header does not name these columns in this order.
    func readHeader(equalTo columns: [String]) throws(SourceError) {
        guard let names = try readHeader() else { return }
        guard names.count == columns.count else {
            let problem = SourceProblem.columnCount(found: names.count, expected: columns.count)
            throw headerError(problem, column: nil)
        }
        for (place, name) in names.enumerated() where name != columns[place] {
            throw headerError(.headerDiffers, column: place + 1)
        }
    }

    /// Says of how many columns the rows are that follow, before the first `read`.
    func beginRows(columnCount: Int) {
        scanner = CSVScanner(columnCount: columnCount, settings: settings)
        isInHeader = false
    }

    /// Adds rows to a batch until it has `limit` more or enough bytes; 0 when no row was left.
    ///
    /// - Throws: `SourceError`; the batch then holds the rows before the place and nothing else.
    func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Int {
        var rows = 0
        while !isAtEnd, rows < limit, batch.bytes.count < SourceLimits.batchBytes {
            rows += try step(into: &batch, limit: limit - rows)
        }
        return rows
    }

    private func headerError(_ problem: SourceProblem, column: Int?) -> SourceError {
        SourceError(file: text.path, row: 0, column: column, problem: problem)
    }

    /// Reads on in the present chunk, or if that is used up, in the next; gives the rows that ended.
    private func step(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Int {
        let rows: Int
        do throws(SourceError) {
            if text.position == text.end { isAtEnd = try !text.advance() }
            rows = try isAtEnd ? finish(&batch) : scan(into: &batch, limit: limit)
        } catch {
            batch.dropIncompleteRow()
            let isOfWholeRow = if case .columnCount = error.problem { true } else { false }
            throw error.inRow(
                isInHeader ? 0 : scanner.rowCount + 1,
                column: isOfWholeRow ? nil : scanner.fieldCount + 1)
        }
        return rows
    }

    private func scan(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Int {
        let chunk = text.buffer
        do throws(SourceProblem) {
            return try scanner.scan(
                chunk.span.extracting(0..<text.end), from: &text.position, limit: limit,
                into: &batch)
        } catch { throw text.error(error) }
    }

    private func finish(_ batch: inout ProfileBatch) throws(SourceError) -> Int {
        do throws(SourceProblem) { return try scanner.finish(into: &batch) ? 1 : 0 } catch {
            throw text.error(error)
        }
    }
}
