// That an entry is in the tree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// That an entry is at an index of the tree.
public struct InclusionProof: Hashable, Sendable {
    /// The entry's place.
    public let index: UInt64
    /// Number of entries of the tree.
    public let size: UInt64
    /// The leaf's sibling first, the root's child last.
    public let path: [Digest<Node>]

    /// Joins the parts; nothing is checked before `verify`.
    public init(index: UInt64, size: UInt64, path: [Digest<Node>]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Checks that the path leads from the leaf to the root: RFC 9162, section 2.1.3.2.
    ///
    /// - Throws: `LogFormatError.unproven`.
    public func verify(leaf: Digest<Leaf>, root: Digest<Node>) throws(LogFormatError) {
        guard index < size, size <= TreeSize.limit else {
            throw failure("the tree of \(size) entries has no such place")
        }
        var (place, last) = (index, size - 1)
        var hash = TreeHash.subtree(leaf)
        for sibling in path {
            guard last > 0 else { throw failure("the path is too long") }
            if place & 1 == 1 || place == last {
                hash = TreeHash.node(sibling, hash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash.node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw failure("the path is too short") }
        guard hash == root else { throw failure("the path leads to another root") }
    }

    private func failure(_ problem: String) -> LogFormatError {
        .unproven(what: "entry \(index)", problem: problem)
    }
}
