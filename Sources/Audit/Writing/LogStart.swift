// What is checked before the log goes on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// What is checked before the log goes on: the head's signature, the right edge of the tree, the
/// newest entry and the anchor.
struct LogStart {
    let tree: CompactRange
    let head: LogHead?
    let newest: Instant

    /// Checks, with the keys that sign now and those that signed before.
    ///
    /// Every key that signs now signed the head too: its entry stands below it. The anchor may be
    /// older than the newest key, and what it says is compared with the tree anyway.
    init(
        storage: some LogReading, keys: [VerifierKey], ended: [VerifierKey], anchor: AnchorFile
    ) throws(AuditError) {
        let head: LogHead?
        do { head = try storage.head() } catch { throw .stopped(error) }
        let anchored = try anchor.checkpoint(keys: ended + keys)
        guard let head else {
            if let anchored { throw .rollback(anchored: anchored.size, found: 0) }
            tree = CompactRange()
            self.head = nil
            newest = Instant(microseconds: 0)
            return
        }
        for key in keys { try CheckpointNote.check(head, key: key) }
        tree = try Self.rightEdge(of: head, in: storage)
        newest = try Self.newestEntries(of: tree, in: storage)
        self.head = head
        try Self.compare(head: head, anchored: anchored, anchor: anchor, storage: storage)
    }

    /// The complete subtrees at the right edge, whose fold must be the head's root.
    private static func rightEdge(
        of head: LogHead, in storage: some LogReading
    ) throws(AuditError) -> CompactRange {
        var subtrees: [Digest<Node>] = []
        var covered: UInt64 = 0
        for level in (0..<63).reversed() where head.size >> UInt64(level) & 1 == 1 {
            let index = covered >> UInt64(level)
            let hash: Digest<Node>?
            do {
                hash =
                    level == 0
                    ? try storage.leaf(at: index).map(TreeHash.subtree)
                    : try storage.subtree(level: level, index: index)
            } catch { throw .stopped(error) }
            guard let hash else {
                throw .invalid(place: "tree level \(level), index \(index)", cause: "it is missing")
            }
            subtrees.append(hash)
            covered += 1 << UInt64(level)
        }
        guard let tree = CompactRange(size: head.size, subtrees: subtrees), tree.root == head.root
        else { throw .invalid(place: "head", cause: "the tree does not have the signed root") }
        return tree
    }

    /// Hashes the entries of the last bundle anew, up to the subtrees of the right edge.
    private static func newestEntries(
        of tree: CompactRange, in storage: some LogReading
    ) throws(AuditError) -> Instant {
        guard tree.size > 0 else { return Instant(microseconds: 0) }
        let width = UInt64(TileCoordinate.fullWidth)
        let first = (tree.size - 1) / width * width
        let bodies: [[UInt8]]
        do { bodies = try storage.bodies(first..<tree.size) } catch { throw .stopped(error) }
        var edge = CompactRange()
        var newest = Instant(microseconds: 0)
        for (index, body) in zip(first..<tree.size, bodies) {
            let place = "entry \(index)"
            let leaf = TreeHash.leaf(of: body)
            let stored: Digest<Leaf>?
            do { stored = try storage.leaf(at: index) } catch { throw .stopped(error) }
            guard stored == leaf else {
                throw .invalid(place: place, cause: "its bytes do not have the stored hash")
            }
            do { newest = try Entry(body, at: index).time } catch {
                throw .invalid(place: place, cause: "\(error)")
            }
            edge.append(leaf)
        }
        guard edge.size == tree.size - first else {
            throw .invalid(place: "entry \(first + edge.size)", cause: "it is missing")
        }
        guard tree.subtrees.suffix(edge.subtrees.count).elementsEqual(edge.subtrees) else {
            throw .invalid(place: "head", cause: "the newest entries do not have the signed root")
        }
        return newest
    }

    /// The anchor may lag the database, when a crash came between commit and anchor; never lead it.
    private static func compare(
        head: LogHead, anchored: Checkpoint?, anchor: AnchorFile, storage: some LogReading
    ) throws(AuditError) {
        guard let anchored else {
            // Only the first commit can have been cut off before the anchor existed.
            let commits: Int
            do { commits = try storage.checkpointSizes().count } catch { throw .stopped(error) }
            guard commits <= 1 else { throw .anchor("`\(anchor.path)` is missing") }
            try anchor.rewrite(head.note)
            return
        }
        guard anchored.size <= head.size else {
            throw .rollback(anchored: anchored.size, found: head.size)
        }
        let rootThen: Digest<Node>
        do {
            rootThen = try ProofBuilder.root(ofSize: anchored.size, from: StoredTree(storage))
        } catch { throw AuditError(error, workingOut: "the tree at size \(anchored.size)") }
        guard rootThen == anchored.root else { throw .fork(size: anchored.size) }
        if anchored.size < head.size { try anchor.rewrite(head.note) }
    }
}
