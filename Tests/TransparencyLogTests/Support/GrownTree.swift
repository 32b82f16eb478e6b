// A tree grown leaf by leaf.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// A tree grown leaf by leaf, which keeps every complete subtree as a log's storage does.
struct GrownTree: SubtreeReader {
    struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    struct MissingHash: Error, Equatable {}

    private(set) var leaves: [Digest<Leaf>] = []
    private(set) var range = CompactRange()
    private(set) var hashes: [Place: Digest<Node>] = [:]

    /// Grows by one entry, whose bytes are `number`.
    mutating func append(_ number: Int) {
        let leaf = TreeHash.leaf(of: Array("entry \(number)".utf8))
        hashes[Place(level: 0, index: UInt64(leaves.count))] = TreeHash.subtree(leaf)
        leaves.append(leaf)
        range.append(leaf) { hashes[Place(level: $0, index: $1)] = $2 }
    }

    /// A tree of this many entries.
    init(size: Int) {
        for number in 0..<size { append(number) }
    }

    func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        guard let hash = hashes[Place(level: level, index: index)] else { throw MissingHash() }
        return hash
    }
}
