// Erasing records of a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension SubjectSegment {
    /// Makes new images of the blocks of these slots, with the slots erased; nothing is written.
    ///
    /// The hash of every record stays behind, so that root and proofs stay as they are. A slot that
    /// is erased already stays as it is, with the entry that it names.
    ///
    /// - Parameters:
    ///   - slots: What to erase, in any order.
    ///   - entry: Index of the entry that records the erasure.
    /// - Returns: One image for each block that changes, in the order of the file.
    /// - Throws: `AuditError.invalid` when a record is not the one that the root covers; `.stopped`
    ///   when the file cannot be read.
    /// - Precondition: Every slot is from 0 to below `count`.
    public func erasing(
        _ slots: [Int], recordedAt entry: UInt64
    ) throws(AuditError) -> [SegmentBlockImage] {
        var images: [SegmentBlockImage] = []
        let wanted = Dictionary(grouping: Set(slots)) { $0 / SegmentLayout.blockLimit }
        for (block, slots) in wanted.sorted(by: { $0.key < $1.key }) {
            let old = try blocks.read(block)
            var new = old
            for item in try shown(slots.sorted()) {
                guard case .record = item.content else { continue }
                let erased = ErasedSlot(leaf: item.content.leaf, entry: entry)
                let start = Int(item.slot) % SegmentLayout.blockLimit * SubjectRecord.byteCount
                new.replaceSubrange(
                    start..<start + SubjectRecord.byteCount,
                    with: SubjectSlot.erased(erased).bytes)
            }
            guard new != old else { continue }
            images.append(
                SegmentBlockImage(
                    transfer: identifier, block: block, bytes: try blocks.seal(new, block: block)))
        }
        return images
    }

    /// Overwrites a block in the file at `path`; returns once it is on disk and was read back.
    ///
    /// Doing it again does no harm, and repairs a block that a crash tore. A segment that is open
    /// meanwhile may have the old block in memory: open it anew.
    ///
    /// - Throws: `AuditError.invalid` when the file is not that of the image's segment, and nothing
    ///   is written then; `.stopped` when the disk fails or gives back something else.
    public static func put(
        _ image: SegmentBlockImage, into path: String
    ) throws(AuditError) {
        do {
            let file = try OpenFile(path)
            guard let range = try range(of: image, in: file) else {
                throw AuditError.invalid(
                    place: "segment \(image.transfer), block \(image.block)",
                    cause: "the file has no such block: nothing was written")
            }
            try DurableFile.overwrite(path, with: image.bytes, at: range.lowerBound)
            let found = try OpenFile(path).read(range.count, at: range.lowerBound)
            guard found == image.bytes else {
                throw FileError(path: path, cause: "it gives back other bytes than were written")
            }
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("\(error)"))
        }
    }

    /// Where an image belongs; nil when the file is of another segment, or has no such block.
    private static func range(
        of image: SegmentBlockImage, in file: OpenFile
    ) throws(FileError) -> Range<Int>? {
        guard file.byteCount >= SegmentLayout.blocksStart else { return nil }
        let start = try file.read(SegmentLayout.partSize, at: 0)
        guard let header = SegmentHeader(bytes: start, identifier: image.transfer) else {
            return nil
        }
        // A count that is not that of the file could be too large to multiply.
        guard (0...file.byteCount).contains(header.count) else { return nil }
        let layout = SegmentLayout(identifier: image.transfer, count: header.count)
        guard file.byteCount == layout.fileSize, (0..<layout.blockCount).contains(image.block)
        else { return nil }
        let range = layout.bytes(ofBlock: image.block)
        return range.count == image.bytes.count ? range : nil
    }
}
