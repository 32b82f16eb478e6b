// The root over a segment's records, one after another.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The root over a segment's records, one after another: RFC 6962, section 2.1.
///
/// The same tree as the log's, held the same way; a segment has a million records where a log has
/// a hundred entries.
struct SegmentTree: ~Copyable {
    private var hasher = SegmentHasher()
    private var subtrees: [Digest<Node>] = []
    private var count = 0
    /// The complete subtrees of 256 slots so far, in order.
    private var groups: [Digest<Node>] = []

    /// The level of a subtree of 256 slots.
    static let groupLevel = 8

    /// Adds the hash of the 96 bytes from `start` on.
    mutating func append(_ bytes: [UInt8], at start: Int) {
        append(hasher.leaf(bytes, at: start))
    }

    /// Adds a hash that stands in for a record's.
    mutating func append(_ leaf: Digest<Leaf>) {
        var subtree = TreeHash.subtree(leaf)
        // An odd place is a right child: its left sibling waits at the end of the stack.
        var place = count
        var level = 0
        while place & 1 == 1 {
            subtree = hasher.node(subtrees.removeLast(), subtree)
            place >>= 1
            level += 1
            if level == Self.groupLevel { groups.append(subtree) }
        }
        subtrees.append(subtree)
        count += 1
    }

    /// The root over everything added, and the complete subtrees of 256 slots.
    consuming func finish() -> (root: Digest<Node>, groups: [Digest<Node>]) {
        guard var root = subtrees.popLast() else { return (TreeHash.emptyRoot, []) }
        while let left = subtrees.popLast() { root = hasher.node(left, root) }
        return (root, groups)
    }
}
