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

    /// Adds the hash of a record's bytes.
    mutating func append(_ record: ArraySlice<UInt8>) {
        hash.update(0)
        hash.update(record)
        var subtree: Digest<Node> = hash.finishAndRestart()
        // An odd place is a right child: its left sibling waits at the end of the stack.
        var place = count
        while place & 1 == 1 {
            subtree = node(subtrees.removeLast(), subtree)
            place >>= 1
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

    private mutating func node(_ left: Digest<Node>, _ right: Digest<Node>) -> Digest<Node> {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(1)
        left.append(to: &buffer)
        right.append(to: &buffer)
        hash.update(buffer)
        return hash.finishAndRestart()
    }
}
