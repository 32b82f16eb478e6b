// Where the parts of a segment stand in its file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// Where the parts of a segment stand in its file, and what each is sealed with.
struct SegmentLayout {
    let identifier: Identifier<Transfer>
    /// How many records; not negative.
    let count: Int

    /// Records in every block but the last: no record straddles two.
    static let blockLimit = 682
    /// Bytes of the header and of the wrapped key with its zeros, each.
    static let partSize = SubjectRecord.byteCount
    /// Where the first block starts.
    static let blocksStart = 2 * partSize
    /// Bytes of a full block.
    static let blockSize = blockLimit * SubjectRecord.byteCount + BlockSealing.overhead

    /// How many blocks.
    var blockCount: Int { (count + Self.blockLimit - 1) / Self.blockLimit }

    /// Bytes of the whole file.
    var fileSize: Int {
        Self.blocksStart + count * SubjectRecord.byteCount + blockCount * BlockSealing.overhead
    }

    /// The slots of a block.
    func slots(ofBlock block: Int) -> Range<Int> {
        block * Self.blockLimit..<min((block + 1) * Self.blockLimit, count)
    }

    /// Where a block stands.
    func bytes(ofBlock block: Int) -> Range<Int> {
        let start = Self.blocksStart + block * Self.blockSize
        let size = slots(ofBlock: block).count * SubjectRecord.byteCount + BlockSealing.overhead
        return start..<start + size
    }

    /// Ties a block to its segment and place: no other block opens in its stead.
    func associatedData(ofBlock block: Int) -> [UInt8] {
        var data = Array("exeat/segment-block/1".utf8) + [0] + identifier.bytes
        BigEndian.append(UInt64(block), to: &data)
        BigEndian.append(UInt32(slots(ofBlock: block).count), to: &data)
        return data
    }
}
