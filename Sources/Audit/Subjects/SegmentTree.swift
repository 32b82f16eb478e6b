// The root over a segment's records, one after another.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import TransparencyLog

/// The root over a segment's records, one after another: RFC 6962, section 2.1.
///
/// The same tree as the log's, held the same way; it hashes in one context and one buffer, because
/// a segment has a million records where a log has a hundred entries.
struct SegmentTree: ~Copyable {
    private var hash = SHA256()
    private var subtrees: [Digest<Node>] = []
    private var buffer: [UInt8] = []
    private(set) var count = 0
    /// The complete subtrees of 256 records so far, in order.
    private(set) var groups: [Digest<Node>] = []

    /// Levels below a group: it is a subtree of 2^8 records.
    static let groupLevel = 8

    /// Adds the hash of the 96 bytes from `start` on.
    mutating func append(_ bytes: [UInt8], at start: Int) {
        hash.update(0)
        hash.update(bytes[start..<start + SubjectRecord.byteCount])
        append(hash.finishAndRestart() as Digest<Leaf>)
    }

    /// Adds a hash that stands in for a record's.
    mutating func append(_ leaf: Digest<Leaf>) {
        var subtree = TreeHash.subtree(leaf)
        // An odd place is a right child: its left sibling waits at the end of the stack.
        var place = count
        var level = 0
        while place & 1 == 1 {
            subtree = node(subtrees.removeLast(), subtree)
            place >>= 1
            level += 1
            if level == Self.groupLevel { groups.append(subtree) }
        }
        subtrees.append(subtree)
        count += 1
    }

    /// The root over everything added.
    consuming func root() -> Digest<Node> {
        guard var root = subtrees.popLast() else { return TreeHash.emptyRoot }
        while let left = subtrees.popLast() { root = node(left, root) }
        return root
    }

    /// The hash of two subtrees.
    mutating func node(_ left: Digest<Node>, _ right: Digest<Node>) -> Digest<Node> {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(1)
        left.append(to: &buffer)
        right.append(to: &buffer)
        hash.update(buffer)
        return hash.finishAndRestart()
    }
}
