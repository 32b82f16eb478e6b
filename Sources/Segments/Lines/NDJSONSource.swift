// Profiles in a file of JSON objects, one a line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Profiles in a file of JSON objects, one a line.
///
/// The first object's keys are the columns, unless they are known. A later object may lack some of
/// them, and may have no others. An empty line is tolerated at the very end only.
public final class NDJSONSource: ProfileSource {
    /// The keys of the first object, in its order.
    public let columns: [String]
    /// Bytes of the file at opening.
    public let byteCount: UInt64
    private let lines: JSONLines
    private let record = ReadingRecord()
    private var progress = ReadingProgress()

    /// Opens a file and reads its first object.
    ///
    /// - Throws: `SourceError` when there is no such file or its first line cannot be read.
    public convenience init(path: String) throws(SourceError) {
        try self.init(path: path, chunkBytes: SourceLimits.chunkBytes)
    }

    /// The same, reading so many bytes at once.
    package init(path: String, chunkBytes: Int) throws(SourceError) {
        let file = try FileChunks(path: path, record: record, chunkBytes: chunkBytes)
        byteCount = file.byteCount
        lines = JSONLines(file)
        columns = try lines.readColumns()
    }

    /// Opens a file whose columns are known: each object may lack any of them, and may have no others.
    ///
    /// - Throws: `SourceError` when there is no such file.
    public init(path: String, columns: [String]) throws(SourceError) {
        let file = try FileChunks(
            path: path, record: record, chunkBytes: SourceLimits.chunkBytes)
        byteCount = file.byteCount
        lines = JSONLines(file, columns: columns)
        self.columns = columns
    }

    /// The bytes read so far.
    public var bytesRead: UInt64 { record.bytesRead }

    /// Empties `batch` and fills it with the next rows; false when no row was left.
    ///
    /// - Throws: `SourceError` with row, column and byte.
    public func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Bool {
        try progress.fill(&batch, limit: limit, columns: columns.count, record) {
            (batch) throws(SourceError) in try lines.read(into: &batch, limit: limit)
        }
    }

    /// SHA-256 over the whole file, once `read` has returned false.
    public func digest() -> Digest<SourceFile> { record.digest }
}
