// Grows a tree and stands in for the signature.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

@testable import Audit

/// Grows a tree as the log's writer does, with a note that is no signature.
struct TestSealer {
    private(set) var tree = CompactRange()
    private(set) var head: LogHead?

    /// Commits entries onto the head this sealer knows.
    mutating func commit<Storage: LogStorage>(
        _ bodies: [[UInt8]], to storage: Storage, changing changes: [Storage.Change] = []
    ) throws {
        var grown = tree
        var sealed: LogHead?
        try storage.commit(bodies, after: head, changing: changes) {
            (stored) throws(StorageError) in
            let growth = Self.growth(of: &grown, by: stored)
            sealed = growth.head
            return growth
        }
        tree = grown
        head = sealed
    }

    /// What adding `bodies` makes of a tree.
    static func growth(of tree: inout CompactRange, by bodies: [[UInt8]]) -> LogGrowth {
        var leaves: [Digest<Leaf>] = []
        var subtrees: [LogGrowth.Subtree] = []
        for body in bodies {
            let leaf = TreeHash.leaf(of: body)
            leaves.append(leaf)
            tree.append(leaf) { level, index, hash in
                subtrees.append(LogGrowth.Subtree(level: level, index: index, hash: hash))
            }
        }
        let note = Array("log.example/test\n\(tree.size)\n".utf8)
        return LogGrowth(
            leaves: leaves, subtrees: subtrees,
            head: LogHead(size: tree.size, root: tree.root, note: note))
    }
}
