// Writing a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain
import TransparencyLog

extension SubjectSegment {
    /// Sorts the records and writes them to a new file of mode 0600.
    ///
    /// Returns once the file would survive power loss and was read back through another
    /// descriptor. A crash inside leaves nothing that an entry names. Subtrees that make proofs
    /// fast go to a file beside it, `.tree`, as soon as there are 256 records.
    ///
    /// - Parameters:
    ///   - records: The records of all people of the transfer; sorted afterwards.
    ///   - identifier: The transfer.
    ///   - key: The key of the epoch that made the tags.
    ///   - path: Where the file goes; its directory exists.
    /// - Returns: The segment, open for reading.
    /// - Throws: `AuditError.stopped`, or `.invalid` when what was read back is not what was
    ///   written; the segment must not be named by an entry then.
    public static func write(
        _ records: inout [SubjectRecord], identifier: Identifier<Transfer>,
        under key: borrowing EpochKey, to path: String
    ) throws(AuditError) -> SubjectSegment {
        records.sort(by: SubjectRecord.precedes)
        let root: Digest<Node>
        do {
            root = try write(records, identifier: identifier, under: key, to: path)
        } catch { throw .stopped(.failed("\(error)")) }
        let segment = try open(
            path, identifier: identifier, count: records.count, root: root, under: key)
        let groups = try segment.verifiedGroups()
        do { try SegmentSideFile.write(groups, besides: path) } catch {
            throw .stopped(.failed("\(error)"))
        }
        return segment
    }

    private static func write(
        _ records: [SubjectRecord], identifier: Identifier<Transfer>,
        under key: borrowing EpochKey, to path: String
    ) throws -> Digest<Node> {
        let secret = SecretBytes(randomCount: 32)
        let layout = SegmentLayout(identifier: identifier, count: records.count)
        let wrapped = try SegmentKey.wrap(secret, of: identifier, under: key)
        let sealing = BlockSealing(key: secret)
        let writer = try DurableFile.Writer(replacing: path, mode: 0o600)
        // The root is known only at the end; until then zeros keep the header's place.
        try writer.append([UInt8](repeating: 0, count: SegmentLayout.partSize))
        try writer.append(wrapped)
        var tree = SegmentTree()
        for block in 0..<layout.blockCount {
            let slots = layout.slots(ofBlock: block)
            let bytes = Self.bytes(of: records[slots])
            for place in 0..<slots.count {
                tree.append(bytes, at: place * SubjectRecord.byteCount)
            }
            try writer.append(
                try sealing.seal(bytes, associatedData: layout.associatedData(ofBlock: block)))
        }
        let root = tree.finish().root
        guard
            let header = SegmentHeader(
                identifier: identifier, epoch: key.name, count: records.count, root: root)
        else { throw FileError(path: path, cause: "`\(key.name)` is not the name of an epoch") }
        try writer.overwriteStart(with: header.bytes)
        try writer.finish()
        return root
    }

    private static func bytes(of records: ArraySlice<SubjectRecord>) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: records.count * SubjectRecord.byteCount)
        var elements = bytes.mutableSpan
        var span = unsafe elements.mutableBytes
        var start = 0
        for record in records {
            record.write(to: &span, at: start)
            start += SubjectRecord.byteCount
        }
        return bytes
    }
}
