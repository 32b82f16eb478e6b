// A tree held as its complete subtrees.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A tree held as its complete subtrees: one for each set bit of its size, largest first.
///
/// This is all it takes to append entries and to know the root.
public struct CompactRange: Hashable, Sendable {
    /// Number of entries; below 2^63.
    public private(set) var size: UInt64
    /// The complete subtrees, largest first.
    public private(set) var subtrees: [Digest<Node>]

    /// The empty tree.
    public init() {
        size = 0
        subtrees = []
    }

    /// Takes stored subtrees; nil if their number is not that of the set bits of `size`.
    public init?(size: UInt64, subtrees: [Digest<Node>]) {
        guard size <= TreeSize.limit, subtrees.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// The hash of the whole tree.
    ///
    /// - Complexity: O(log size).
    public var root: Digest<Node> {
        guard var root = subtrees.last else { return TreeHash.emptyRoot }
        for left in subtrees.dropLast().reversed() { root = TreeHash.node(left, root) }
        return root
    }

    /// Adds one entry's hash, and tells of each subtree of level 1 or more that it completes.
    ///
    /// - Parameters:
    ///   - leaf: The hash of the entry.
    ///   - completed: Gets level, index and hash, smallest subtree first; `index * 2^level`
    ///     entries lie before it.
    public mutating func append(
        _ leaf: Digest<Leaf>,
        completed: (_ level: Int, _ index: UInt64, _ hash: Digest<Node>) -> Void = { _, _, _ in }
    ) {
        precondition(size < TreeSize.limit, "a tree holds less than 2^63 entries")
        var hash = TreeHash.subtree(leaf)
        var level = 0
        var index = size
        // An odd index is a right child: its left sibling waits at the end of the stack.
        while index & 1 == 1 {
            hash = TreeHash.node(subtrees.removeLast(), hash)
            index >>= 1
            level += 1
            completed(level, index, hash)
        }
        subtrees.append(hash)
        size += 1
    }
}
