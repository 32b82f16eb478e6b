// Profiles in one CSV file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Profiles, or consents, in one CSV file with a header row.
///
/// The last row may lack its line break, as RFC 4180 allows; where such a file was cut off inside
/// an unquoted last field, only its digest tells.
public final class CSVSource: ProfileSource {
    /// The names in the header, in order.
    public let columns: [String]
    /// Bytes of the file at opening.
    public let byteCount: UInt64
    private let table: CSVTable
    private let record = ReadingRecord()
    private var progress = ReadingProgress()

    /// Opens a file and reads its header.
    ///
    /// - Throws: `SourceError` when there is no such file or its header cannot be read.
    public convenience init(path: String, settings: CSVSettings) throws(SourceError) {
        try self.init(path: path, settings: settings, chunkBytes: SourceLimits.chunkBytes)
    }

    /// The same, reading so many bytes at once.
    package init(path: String, settings: CSVSettings, chunkBytes: Int) throws(SourceError) {
        let file = try FileChunks(path: path, record: record, chunkBytes: chunkBytes)
        table = CSVTable(file, settings: settings)
        byteCount = file.byteCount
        guard let columns = try table.readHeader() else {
            throw SourceError(file: path, problem: .empty)
        }
        self.columns = columns
        table.beginRows(columnCount: columns.count)
    }

    /// The bytes read so far.
    public var bytesRead: UInt64 { record.bytesRead }

    /// Empties `batch` and fills it with the next rows; false when no row was left.
    ///
    /// - Throws: `SourceError` with row, column and byte.
    public func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Bool {
        try progress.fill(&batch, limit: limit, columns: columns.count, record) {
            (batch) throws(SourceError) in try table.read(into: &batch, limit: limit)
        }
    }

    /// SHA-256 over the whole file, once `read` has returned false.
    public func digest() -> Digest<SourceFile> { record.digest }
}
