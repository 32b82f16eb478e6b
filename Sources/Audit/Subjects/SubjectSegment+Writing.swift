// Writing a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SubjectSegment {
    /// Sorts the records and writes them to a new file of mode 0600.
    ///
    /// Returns once the file would survive power loss and was read back through another
    /// descriptor. A crash inside leaves nothing at `path`, only a neighbour that no entry names.
    ///
    /// - Parameters:
    ///   - records: The records of all people of the transfer; sorted afterwards.
    ///   - identifier: The transfer.
    ///   - epoch: The name of the epoch whose key made the tags, 1 to 8 visible ASCII characters.
    ///   - path: Where the file goes; its directory exists.
    /// - Returns: The segment, open for reading.
    /// - Throws: `AuditError.stopped`; the segment must not be named by an entry then.
    public static func write(
        _ records: inout [SubjectRecord], identifier: Identifier<Transfer>, epoch: String,
        to path: String
    ) throws(AuditError) -> SubjectSegment {
        records.sort(by: SubjectRecord.precedes)
        let header: SegmentHeader
        do { header = try write(records, identifier: identifier, epoch: epoch, to: path) } catch {
            throw .stopped(.failed("\(error)"))
        }
        let segment = try open(
            path, identifier: identifier, count: records.count, root: header.root)
        try segment.verifyRoot()
        return segment
    }

    private static func write(
        _ records: [SubjectRecord], identifier: Identifier<Transfer>, epoch: String,
        to path: String
    ) throws(FileError) -> SegmentHeader {
        let writer = try DurableFile.Writer(replacing: path, mode: 0o600)
        // The root is known only at the end; until then zeros keep the header's place.
        try writer.append([UInt8](repeating: 0, count: SubjectRecord.byteCount))
        var tree = SegmentTree()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunk * SubjectRecord.byteCount)
        for (slot, record) in records.enumerated() {
            let start = bytes.count
            record.append(to: &bytes)
            tree.append(bytes[start...])
            if (slot + 1) % chunk == 0 {
                try writer.append(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try writer.append(bytes)
        guard
            let header = SegmentHeader(
                identifier: identifier, epoch: epoch, count: records.count, root: tree.root())
        else { throw FileError(path: path, cause: "`\(epoch)` is not the name of an epoch") }
        try writer.overwriteStart(with: header.bytes)
        try writer.finish()
        return header
    }
}
