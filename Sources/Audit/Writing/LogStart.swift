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

    static func check(
        storage: some LogReading, key: VerifierKey, anchor: AnchorFile
    ) throws(AuditError) -> LogStart {
        let head: LogHead?
        do { head = try storage.head() } catch { throw .stopped(error) }
        guard let head else {
            guard try anchor.checkpoint(key: key) == nil else {
                throw .rollback(anchored: try anchor.checkpoint(key: key)?.size ?? 0, found: 0)
            }
            return LogStart(tree: CompactRange(), head: nil, newest: Instant(microseconds: 0))
        }
        try verify(head, key: key)
        let tree = try rightEdge(of: head, in: storage)
        let newest = try newestEntry(before: head.size, in: storage)
        try compare(head: head, anchor: anchor, key: key, storage: storage)
        return LogStart(tree: tree, head: head, newest: newest)
    }

    private static func verify(_ head: LogHead, key: VerifierKey) throws(AuditError) {
        do {
            let note = try SignedNote(parsing: head.note)
            _ = try note.verified(by: [key])
            let checkpoint = try Checkpoint(parsing: note.text)
            guard checkpoint.origin == key.name, checkpoint.size == head.size,
                checkpoint.root == head.root
            else { throw AuditError.invalid(place: "head", cause: "it differs from its checkpoint") }
        } catch let error as AuditError {
            throw error
        } catch {
            throw .invalid(place: "head", cause: "\(error)")
        }
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

    private static func newestEntry(
        before size: UInt64, in storage: some LogReading
    ) throws(AuditError) -> Instant {
        guard size > 0 else { return Instant(microseconds: 0) }
        let place = "entry \(size - 1)"
        do {
            guard let body = try storage.bodies(size - 1..<size).first else {
                throw AuditError.invalid(place: place, cause: "it is missing")
            }
            guard try storage.leaf(at: size - 1) == TreeHash.leaf(of: body) else {
                throw AuditError.invalid(place: place, cause: "its bytes do not have the stored hash")
            }
            return try Entry(body, at: size - 1).time
        } catch let error as AuditError {
            throw error
        } catch let error as StorageError {
            throw .stopped(error)
        } catch {
            throw .invalid(place: place, cause: "\(error)")
        }
    }

    /// The anchor may lag the database, when a crash came between commit and anchor; never lead it.
    private static func compare(
        head: LogHead, anchor: AnchorFile, key: VerifierKey, storage: some LogReading
    ) throws(AuditError) {
        guard let anchored = try anchor.checkpoint(key: key) else {
            // Only the first commit can have been cut off before the anchor existed.
            guard head.size <= 1 else { throw .anchor("`\(anchor.path)` is missing") }
            try anchor.rewrite(head.note)
            return
        }
        guard anchored.size <= head.size else {
            throw .rollback(anchored: anchored.size, found: head.size)
        }
        let rootThen: Digest<Node>
        do { rootThen = try ProofBuilder.root(ofSize: anchored.size, from: StoredTree(storage)) }
        catch { throw .invalid(place: "tree", cause: "\(error)") }
        guard rootThen == anchored.root else { throw .fork(size: anchored.size) }
        if anchored.size < head.size { try anchor.rewrite(head.note) }
    }
}
