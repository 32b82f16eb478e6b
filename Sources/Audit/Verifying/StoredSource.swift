// The log's own rows, for a walk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The log's own rows, for a walk.
struct StoredSource<Storage: LogReading>: WalkSource {
    private let storage: Storage
    private let key: VerifierKey
    private let sizes: [UInt64]
    private var nextSize = 0

    /// Takes rows that end with `head`, and refuses those that lie beyond it.
    init(_ storage: Storage, head: LogHead, key: VerifierKey) throws(AuditError) {
        self.storage = storage
        self.key = key
        do {
            sizes = try storage.checkpointSizes()
            guard sizes.last == head.size, try storage.checkpoint(ofSize: head.size) == head.note
            else {
                throw AuditError.invalid(place: "head", cause: "it is not the newest checkpoint")
            }
            guard try storage.bodies(head.size..<head.size + 1).isEmpty,
                try storage.leaf(at: head.size) == nil
            else {
                throw AuditError.invalid(
                    place: "entry \(head.size)", cause: "it stands beyond the signed head")
            }
        } catch let error as StorageError {
            throw .stopped(error)
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("\(error)"))
        }
        for (earlier, later) in zip(sizes, sizes.dropFirst()) where earlier >= later {
            throw .invalid(place: "checkpoint \(later)", cause: "it is not in order")
        }
    }

    func entries(
        from index: UInt64, size: UInt64
    ) throws(AuditError) -> (bodies: [[UInt8]], problem: String?) {
        let end = min(size, index + UInt64(TileCoordinate.fullWidth))
        let bodies: [[UInt8]]
        do { bodies = try storage.bodies(index..<end) } catch { throw .stopped(error) }
        return (bodies, UInt64(bodies.count) == end - index ? nil : "it is missing")
    }

    func place(of index: UInt64, readFrom first: UInt64) -> String { "entry \(index)" }

    func compare(_ leaf: Digest<Leaf>, at index: UInt64) throws(AuditError) {
        let stored: Digest<Leaf>?
        do { stored = try storage.leaf(at: index) } catch { throw .stopped(error) }
        guard stored == leaf else {
            throw .invalid(
                place: place(of: index, readFrom: index),
                cause: "its bytes do not have the stored hash")
        }
    }

    func compare(_ subtree: LogGrowth.Subtree) throws(AuditError) {
        let stored: Digest<Node>?
        do { stored = try storage.subtree(level: subtree.level, index: subtree.index) } catch {
            throw .stopped(error)
        }
        guard stored == subtree.hash else {
            throw .invalid(
                place: "tree level \(subtree.level), index \(subtree.index)",
                cause: stored == nil ? "it is missing" : "it is not the hash of its entries")
        }
    }

    mutating func compare(_ tree: CompactRange, keys: LogKeys?) throws(AuditError) {
        guard nextSize < sizes.count, sizes[nextSize] == tree.size else { return }
        nextSize += 1
        let place = "checkpoint \(tree.size)"
        let note: [UInt8]?
        do { note = try storage.checkpoint(ofSize: tree.size) } catch { throw .stopped(error) }
        guard let note else { throw .invalid(place: place, cause: "it is missing") }
        let checkpoint: Checkpoint
        let keys = keys ?? LogKeys(first: key)
        let lines: Int
        do {
            checkpoint = try CheckpointNote.read(note, keys: keys.valid(at: tree.size))
            lines = try SignedNote(parsing: note).signatures.count
        } catch { throw .invalid(place: place, cause: "\(error)") }
        if let objection = CheckpointNote.objection(to: note, ofSize: tree.size, keys: keys) {
            throw .invalid(place: place, cause: objection)
        }
        // Cosignatures are kept elsewhere, so any further line is another key's.
        guard lines == keys.valid(at: tree.size).count else {
            throw .invalid(place: place, cause: "not its keys alone signed it")
        }
        guard checkpoint.size == tree.size, checkpoint.root == tree.root else {
            throw .invalid(place: place, cause: "it does not speak of the entries before it")
        }
    }

    func root(ofSize size: UInt64) throws(AuditError) -> Digest<Node> {
        do { return try ProofBuilder.root(ofSize: size, from: StoredTree(storage)) } catch {
            throw AuditError(error, workingOut: "the tree at size \(size)")
        }
    }

    /// Refuses a key that took over without a checkpoint that the key before it signed too.
    func checkTakeovers(of keys: LogKeys) throws(AuditError) {
        for (older, newer) in zip(keys.all, keys.all.dropFirst()) {
            guard let until = older.until else { continue }
            guard sizes.contains(where: { newer.from <= $0 && $0 <= until }) else {
                throw .invalid(
                    place: "entry \(until - 1)", cause: "no checkpoint was signed by both keys")
            }
        }
    }
}
