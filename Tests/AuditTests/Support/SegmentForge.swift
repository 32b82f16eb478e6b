// Segments as nobody would write them, for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing
import TransparencyLog

@testable import Audit

/// Writes segments as nobody would write them, with whatever slots in whatever order: what can be
/// done by whoever holds the epoch's key.
enum SegmentForge {
    /// Writes the slots as they are, with the root that they have in this order.
    static func write(
        _ slots: [SubjectSlot], identifier: Identifier<Transfer>, to path: String,
        under key: consuming EpochKey = Sample.epochKey()
    ) throws -> SubjectSegment {
        try write(slots, identifier: identifier, root: root(of: slots), to: path, under: key)
    }

    /// Writes the slots as they are, under a root that may be another.
    static func write(
        _ slots: [SubjectSlot], identifier: Identifier<Transfer>, root: Digest<Node>,
        to path: String, under key: consuming EpochKey = Sample.epochKey()
    ) throws -> SubjectSegment {
        let secret = SecretBytes(randomCount: 32)
        let header = try #require(
            SegmentHeader(
                identifier: identifier, epoch: key.name, count: slots.count, root: root))
        var file = try header.bytes + SegmentKey.wrap(secret, of: identifier, under: key)
        let sealing = BlockSealing(key: secret)
        let layout = SegmentLayout(identifier: identifier, count: slots.count)
        for block in 0..<layout.blockCount {
            let bytes = slots[layout.slots(ofBlock: block)].flatMap(\.bytes)
            file += try sealing.seal(
                bytes, associatedData: layout.associatedData(ofBlock: block))
        }
        try DurableFile.write(file, to: path)
        return try SubjectSegment.open(
            path, identifier: identifier, count: slots.count, root: root, under: key)
    }

    /// The root over these slots, by the log's own tree.
    static func root(of slots: [SubjectSlot]) -> Digest<Node> {
        var tree = CompactRange()
        for slot in slots { tree.append(slot.leaf) }
        return tree.root
    }
}
