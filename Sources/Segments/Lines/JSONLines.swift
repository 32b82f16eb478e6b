// The lines of a file of JSON objects.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The lines of a file of JSON objects, each taken apart where it stands.
///
/// Text in JSON holds no line feed, so every line feed ends a line. Only a line that lies across
/// two chunks is copied before it is read.
final class JSONLines {
    private let file: FileChunks
    private let text: TextChunks
    private var scanner: JSONLineScanner
    /// What the last chunk held of a line that goes on in this one, and where it began in the file.
    private var beginning: [UInt8] = []
    private var lineOffset: UInt64
    /// The row that is being read, from 1.
    private var row = 1
    /// Whether the scanner holds a row that no batch has yet.
    private var isHolding = false
    private var isAtEnd = false
    private var isAfterBlank = false

    /// Reads on from where the file stands; `columns` where they are known before.
    init(_ file: FileChunks, columns: [String]? = nil) {
        self.file = file
        scanner = JSONLineScanner(columns: columns)
        text = TextChunks(file)
        lineOffset = file.offset
    }

    /// Reads the first line, whose keys are the columns.
    func readColumns() throws(SourceError) -> [String] {
        guard try readLine() else { throw SourceError(file: file.path, problem: .empty) }
        guard !scanner.columns.isEmpty else { throw error(.unnamedColumn) }
        isHolding = true
        return scanner.columns.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Adds rows to a batch until it has `limit` more or enough bytes; 0 when no row was left.
    func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Int {
        var rows = 0
        while rows < limit, batch.bytes.count < SourceLimits.batchBytes {
            if !isHolding, try !readLine() { break }
            isHolding = false
            scanner.append(to: &batch)
            rows += 1
            row += 1
        }
        return rows
    }

    /// Reads one line into the scanner; false at the end of the file.
    private func readLine() throws(SourceError) -> Bool {
        while try hasBytes() {
            let chunk = text.buffer
            let bytes = chunk.span.extracting(text.position..<text.end)
            var end = 0
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let part = bytes.extracting(0..<end)
            guard beginning.count + end <= SourceLimits.lineBytes else {
                throw error(.lineTooLong)
            }
            if end == bytes.count {
                text.position += end
                keep(part)
            } else {
                text.position += end + 1
                if try scan(endOfLine: part) { return true }
            }
        }
        // The last line may lack its line feed.
        return try beginning.isEmpty ? false : scan(endOfLine: Span())
    }

    /// Gets the next chunk if this one is used up; false at the end of the file.
    private func hasBytes() throws(SourceError) -> Bool {
        if isAtEnd { return false }
        do throws(SourceError) {
            // A chunk that begins with what is not UTF-8 has no text to give.
            while text.position == text.end, !isAtEnd { isAtEnd = try !text.advance() }
        } catch { throw error.inRow(row, column: nil) }
        return !isAtEnd
    }

    private func keep(_ part: Span<UInt8>) {
        for index in part.indices { beginning.append(part[index]) }
    }

    /// Reads a whole line, from what is kept of it and its end; false if it is empty.
    private func scan(endOfLine part: Span<UInt8>) throws(SourceError) -> Bool {
        defer { lineOffset = file.offset + UInt64(text.position) }
        if beginning.isEmpty { return try scan(part) }
        keep(part)
        let line = beginning
        beginning.removeAll(keepingCapacity: true)
        return try scan(line.span)
    }

    private func scan(_ line: Span<UInt8>) throws(SourceError) -> Bool {
        if line.isEmpty || line.count == 1 && line[0] == 0x0D {
            guard !isAfterBlank else { throw error(.notAnObject("an empty line")) }
            isAfterBlank = true
            return false
        }
        guard !isAfterBlank else { throw error(.notAnObject("an empty line before this one")) }
        do throws(SourceProblem) { try scanner.read(line) } catch {
            throw SourceError(
                file: file.path, row: row, column: scanner.column.map { $0 + 1 },
                offset: lineOffset + UInt64(scanner.position), problem: error)
        }
        return true
    }

    private func error(_ problem: SourceProblem) -> SourceError {
        SourceError(file: file.path, row: row, offset: lineOffset, problem: problem)
    }
}
