// The subtrees of a segment, for proofs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The subtrees of a segment, for proofs: large ones from those of 256 slots, small ones from the
/// slots themselves.
///
/// What is given out is as true as the subtrees it was given; whoever makes a proof checks it
/// against the root.
final class SegmentSubtrees: SubtreeReader {
    private let segment: SubjectSegment
    private var hasher = SegmentHasher()
    /// From level 8 up.
    private var upper: [[Digest<Node>]]
    /// Levels 0 to 8 of the group that was asked for last, and of the incomplete one at the end.
    private var newest: (group: Int, levels: [[Digest<Node>]])?
    private var tail: [[Digest<Node>]]?

    init(of segment: SubjectSegment, groups: [Digest<Node>]) {
        self.segment = segment
        upper = [groups]
        while let level = upper.last, level.count > 1 {
            upper.append(hasher.level(above: level))
        }
    }

    func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        let place = Int(index)
        if level >= SegmentTree.groupLevel {
            let level = level - SegmentTree.groupLevel
            guard level < upper.count, place < upper[level].count else { throw missing() }
            return upper[level][place]
        }
        let group = place >> (SegmentTree.groupLevel - level)
        let levels = try levels(ofGroup: group)
        let inside = place - (group << (SegmentTree.groupLevel - level))
        guard level < levels.count, levels[level].indices.contains(inside) else {
            throw missing()
        }
        return levels[level][inside]
    }

    private func levels(ofGroup group: Int) throws(AuditError) -> [[Digest<Node>]] {
        if let newest, newest.group == group { return newest.levels }
        let start = group << SegmentTree.groupLevel
        let slots = start..<min(start + (1 << SegmentTree.groupLevel), segment.count)
        let isTail = slots.count < (1 << SegmentTree.groupLevel)
        if isTail, let tail { return tail }
        var levels: [[Digest<Node>]] = [[]]
        for slot in slots {
            levels[0].append(TreeHash.subtree(try segment.leaf(at: slot)))
        }
        while let level = levels.last, level.count > 1 {
            levels.append(hasher.level(above: level))
        }
        if isTail { tail = levels } else { newest = (group, levels) }
        return levels
    }

    private func missing() -> AuditError {
        .invalid(place: "segment \(segment.identifier)", cause: "a subtree is missing")
    }
}
