// Profiles in a Customer Insights export folder.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Profiles in a Customer Insights export folder: `model.json` and the partitions it lists.
///
/// The model alone says what is read; other files in the folder are left alone. Values are taken
/// as they are written, whatever culture the model names.
public final class ExportSource: ProfileSource {
    /// The names of the entity's attributes, in order.
    public let columns: [String]
    /// Bytes of the model and all partitions at opening.
    public let byteCount: UInt64
    private let folder: ExportFolder
    private let chunkBytes: Int
    private let record: ReadingRecord
    private var partitions: ArraySlice<ExportPartition>
    private var table: CSVTable?
    private var hasToCheckFirstRow = false
    private var progress = ReadingProgress()

    /// Opens a folder, reads its model and makes sure that every listed partition is there.
    ///
    /// - Parameters:
    ///   - path: The folder that holds `model.json`.
    ///   - entity: The entity to read; nil if there is only one.
    /// - Throws: `SourceError` that names the file which is missing or cannot be used.
    public convenience init(path: String, entity: String?) throws(SourceError) {
        try self.init(path: path, entity: entity, chunkBytes: SourceLimits.chunkBytes)
    }

    /// The same, reading so many bytes at once.
    package init(path: String, entity: String?, chunkBytes: Int) throws(SourceError) {
        let record = ReadingRecord()
        folder = try ExportFolder(path: path)
        let file = try folder.open(["model.json"], record: record, chunkBytes: chunkBytes)
        let bytes = try Self.readModel(file)
        let model: ExportModel
        do throws(SourceProblem) {
            model = try ExportModel(bytes, entity: entity, folder: folder.name)
        } catch { throw SourceError(file: file.path, problem: error) }
        var total = file.byteCount
        for partition in model.partitions {
            // Opened for its size and to see that it is there; nothing of it is read yet.
            let unread = ReadingRecord()
            total += try folder.open(
                partition.location.components, record: unread, chunkBytes: 1
            ).byteCount
        }
        byteCount = total
        columns = model.columns
        partitions = model.partitions[...]
        self.record = record
        self.chunkBytes = chunkBytes
    }

    /// The bytes read so far.
    public var bytesRead: UInt64 { record.bytesRead }

    /// Empties `batch` and fills it with the next rows; false when no row was left.
    ///
    /// - Throws: `SourceError` with the partition's file, its row, column and byte.
    public func read(into batch: inout ProfileBatch, limit: Int) throws(SourceError) -> Bool {
        try progress.fill(&batch, limit: limit, columns: columns.count, record) {
            (batch) throws(SourceError) in try addRows(to: &batch, limit: limit)
        }
    }

    /// SHA-256 over the model and the partitions as listed, once `read` has returned false.
    public func digest() -> Digest<SourceFile> { record.digest }

    private func addRows(
        to batch: inout ProfileBatch, limit: Int
    ) throws(SourceError) -> Int {
        while true {
            if let table {
                let rows = try table.read(into: &batch, limit: limit)
                if rows > 0, hasToCheckFirstRow { try refuseHeader(in: &batch, of: table) }
                if rows > 0 { return rows }
            }
            table = nil
            guard let next = partitions.popFirst() else { return 0 }
            table = try open(next)
        }
    }

    private func open(_ partition: ExportPartition) throws(SourceError) -> CSVTable {
        let file = try folder.open(
            partition.location.components, record: record, chunkBytes: chunkBytes)
        let table = CSVTable(file, settings: partition.format.settings)
        if partition.format.hasHeader {
            try table.readHeader(equalTo: columns)
        }
        hasToCheckFirstRow = !partition.format.hasHeader
        table.beginRows(columnCount: columns.count)
        return table
    }

    /// Refuses a header that the model does not announce: it would pass for a person.
    private func refuseHeader(
        in batch: inout ProfileBatch, of table: CSVTable
    ) throws(SourceError) {
        hasToCheckFirstRow = false
        let isHeader = columns.indices.allSatisfy {
            batch.value($0, ofRow: 0).elementsEqual(columns[$0].utf8)
        }
        guard isHeader else { return }
        batch.begin(atRow: batch.firstRow)
        throw SourceError(file: table.path, row: 1, problem: .headerUnannounced)
    }

    private static func readModel(_ file: FileChunks) throws(SourceError) -> [UInt8] {
        var bytes: [UInt8] = []
        while try file.advance() {
            bytes += file.buffer[..<file.count]
            guard bytes.count <= SourceLimits.modelBytes else {
                throw SourceError(
                    file: file.path,
                    problem: .model("more than \(SourceLimits.modelBytes) bytes"))
            }
        }
        return bytes
    }
}
