// A published log's files, for a walk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// A published log's files, for a walk.
struct PublishedSource: WalkSource {
    let directory: String
    let checkpoint: Checkpoint
    private let since: Checkpoint?
    /// Whether an older checkpoint counts at once, or only when all keys of the log are known.
    private let isVouched: Bool
    private let tiles: PublishedTiles
    /// The root at the older checkpoint's size; nil before the walk came there.
    private(set) var rootThen: Digest<Node>?

    init(directory: String, checkpoint: Checkpoint, since: Checkpoint?, isVouched: Bool) {
        self.directory = directory
        self.checkpoint = checkpoint
        self.since = since
        self.isVouched = isVouched
        tiles = PublishedTiles(directory: directory, size: checkpoint.size)
    }

    func entries(
        from index: UInt64, size: UInt64
    ) throws(AuditError) -> (bodies: [[UInt8]], problem: String?) {
        let bundle = self.bundle(of: index)
        let bytes = try PublishedFile.read(bundle.path, in: directory)
        return PublishedBundle.entries(in: bytes, width: bundle.width)
    }

    func place(of index: UInt64, readFrom first: UInt64) -> String {
        "\(bundle(of: first).path), entry \(index)"
    }

    func compare(_ leaf: Digest<Leaf>, at index: UInt64) throws(AuditError) {
        let published = try tiles.hash(level: 0, position: index)
        guard published != TreeHash.subtree(leaf) else { return }
        // Entry and tile disagree. Whichever leads to the signed root is right.
        let tile = tiles.coordinate(level: 0, position: index)
        if leads(leaf, at: index) {
            throw .invalid(
                place: "\(tile.path), hash \(index - tile.positions.lowerBound)",
                cause: "it is not the hash of entry \(index)")
        }
        throw .invalid(
            place: place(of: index, readFrom: index),
            cause: "its bytes do not have the hash in `\(tile.path)`")
    }

    func compare(_ subtree: LogGrowth.Subtree) throws(AuditError) {
        let (level, height) = subtree.level.quotientAndRemainder(dividingBy: 8)
        guard height == 0 else { return }
        guard try tiles.hash(level: level, position: subtree.index) == subtree.hash else {
            let tile = tiles.coordinate(level: level, position: subtree.index)
            throw .invalid(
                place: "\(tile.path), hash \(subtree.index - tile.positions.lowerBound)",
                cause: "it is not the hash of its entries")
        }
    }

    mutating func compare(_ tree: CompactRange, keys: LogKeys?) throws(AuditError) {
        guard let since, since.size == tree.size else { return }
        rootThen = tree.root
        if isVouched, since.root != tree.root { throw .fork(size: tree.size) }
    }

    func root(ofSize size: UInt64) throws(AuditError) -> Digest<Node> {
        do { return try ProofBuilder.root(ofSize: size, from: tiles) } catch {
            guard let error = error as? AuditError else {
                throw .invalid(place: "the tree at size \(size)", cause: "\(error)")
            }
            throw error
        }
    }

    private func bundle(of index: UInt64) -> TileCoordinate {
        // Bundles are cut where the tiles of level 0 are.
        let tile = tiles.coordinate(level: 0, position: index)
        return TileCoordinate(level: nil, index: tile.index, width: tile.width)
    }

    private func leads(_ leaf: Digest<Leaf>, at index: UInt64) -> Bool {
        do {
            let proof = try ProofBuilder.inclusion(
                of: index, inSize: checkpoint.size, from: tiles)
            try proof.verify(leaf: leaf, root: checkpoint.root)
            return true
        } catch { return false }
    }
}
