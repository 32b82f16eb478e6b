// The subject records of one transfer, in a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain
public import TransparencyLog

/// The subject records of one transfer, in a finished file of the format `seg1`.
///
/// Records are sorted by tag, equal tags by row, so that one person's are found by halving, and
/// that somebody has none can be shown by two neighbours. The transfer's entry names the root;
/// the header is only compared with it. Records stand in encrypted blocks under a key of the
/// segment's own, which the epoch's key wraps; an erased one leaves its hash behind.
public struct SubjectSegment: Sendable {
    /// How many slots: records, and what is left of erased ones.
    public let count: Int
    /// Root of the tree over the records, in order: RFC 6962, section 2.1.
    public let root: Digest<Node>
    /// The name of the key that made the tags, as the header has it; the entry names it too.
    public let epoch: String

    let identifier: Identifier<Transfer>
    let blocks: SegmentBlocks

    /// Opens the segment that an entry speaks of, without reading its records.
    ///
    /// - Throws: `AuditError.invalid` when header or length disagree with the entry, or the key is
    ///   not that of the file; `.stopped` when the file cannot be read.
    public static func open(
        _ path: String, identifier: Identifier<Transfer>, count: Int, root: Digest<Node>,
        under key: borrowing EpochKey
    ) throws(AuditError) -> SubjectSegment {
        let place = "segment \(identifier)"
        do {
            let file = try OpenFile(path)
            let layout = SegmentLayout(identifier: identifier, count: count)
            // A number that is not that of the file could be too large to multiply.
            guard (0...file.byteCount).contains(count), file.byteCount == layout.fileSize else {
                throw AuditError.invalid(
                    place: place,
                    cause: "it has \(file.byteCount) bytes, which is not its number of records")
            }
            let start = try file.read(SegmentLayout.blocksStart, at: 0)
            guard
                let header = SegmentHeader(
                    bytes: Array(start.prefix(SegmentLayout.partSize)), identifier: identifier),
                header.count == count, header.root == root,
                header.epoch.elementsEqual(key.name.utf8)
            else {
                throw AuditError.invalid(place: place, cause: "its header differs from the entry")
            }
            let secret = try SegmentKey.unwrap(
                Array(start.suffix(SegmentLayout.partSize)), of: identifier, under: key)
            return SubjectSegment(
                count: count, root: root, epoch: key.name, identifier: identifier,
                blocks: SegmentBlocks(file: file, layout: layout, key: secret))
        } catch CryptographyError.notAuthentic {
            throw .invalid(
                place: place, cause: "its key does not open under that of epoch `\(key.name)`")
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("\(error)"))
        }
    }

    /// All records of one person, with their slots; none when the person is not in the segment.
    ///
    /// Erased slots have no tag and are passed over.
    ///
    /// - Complexity: O(log count) blocks, as long as few slots are erased; the answer is as true
    ///   as the file, whose records `verify` or `evidence` tie to the root.
    public func records(
        taggedWith tag: SubjectTag
    ) throws(AuditError) -> [(slot: Int, record: SubjectRecord)] {
        var found: [(slot: Int, record: SubjectRecord)] = []
        for slot in try firstSlot(notBefore: tag)..<count {
            guard case .record(let record) = try self.slot(at: slot) else { continue }
            guard record.tag == tag else { break }
            found.append((slot, record))
        }
        return found
    }

    /// A slot after every record that precedes `tag`, and before every one that does not.
    func firstSlot(notBefore tag: SubjectTag) throws(AuditError) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            // An erased slot tells nothing of the order: the next record after it has to.
            var place = middle
            var isBefore = false
            while place < range.upperBound {
                if let found = try slot(at: place).tag {
                    isBefore = found < tag
                    break
                }
                place += 1
            }
            range = isBefore ? place + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// What stands in a slot.
    ///
    /// - Precondition: `index` is from 0 to below `count`.
    public func slot(at index: Int) throws(AuditError) -> SubjectSlot {
        precondition((0..<count).contains(index), "a segment of \(count) slots has no such slot")
        let block = index / SegmentLayout.blockLimit
        let bytes = try blocks.block(block)
        let start = index % SegmentLayout.blockLimit * SubjectRecord.byteCount
        guard let slot = SubjectSlot(in: bytes, at: start) else {
            throw failure(at: index, "it is not a subject record")
        }
        return slot
    }

    /// The hash of a slot in the tree.
    ///
    /// - Precondition: `index` is from 0 to below `count`.
    public func leaf(at index: Int) throws(AuditError) -> Digest<Leaf> {
        try slot(at: index).leaf
    }

    func failure(at slot: Int, _ cause: String) -> AuditError {
        .invalid(place: "segment \(identifier), slot \(slot)", cause: cause)
    }
}
