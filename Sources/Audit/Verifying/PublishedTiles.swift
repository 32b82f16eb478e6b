// The published hashes, read tile by tile.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The published hashes of a log of one size, read tile by tile; nothing here is trusted yet.
final class PublishedTiles: SubtreeReader {
    private let directory: String
    private let size: UInt64
    /// The tile that was read last, by level: a walk needs no other.
    private var last: [Int: (index: UInt64, hashes: [Digest<Node>])] = [:]

    init(directory: String, size: UInt64) {
        self.directory = directory
        self.size = size
    }

    /// The tile that holds a hash of a level of tiles; its width is that of this size.
    func coordinate(level: Int, position: UInt64) -> TileCoordinate {
        let width = UInt64(TileCoordinate.fullWidth)
        let hashes = size >> UInt64(8 * level)
        let index = position / width
        return TileCoordinate(
            level: level, index: index, width: Int(min(width, hashes - index * width)))
    }

    /// One published hash.
    func hash(level: Int, position: UInt64) throws(AuditError) -> Digest<Node> {
        let tile = coordinate(level: level, position: position)
        let offset = Int(position - tile.positions.lowerBound)
        if let last = last[level], last.index == tile.index { return last.hashes[offset] }
        let bytes = try PublishedFile.read(tile.path, in: directory)
        guard bytes.count == 32 * tile.width else {
            throw .invalid(
                place: tile.path,
                cause: "it has \(bytes.count) bytes where \(32 * tile.width) belong")
        }
        let hashes = stride(from: 0, to: bytes.count, by: 32)
            .compactMap { Digest<Node>(bytes: bytes[$0..<$0 + 32]) }
        last[level] = (tile.index, hashes)
        return hashes[offset]
    }

    /// The hash of a complete subtree, joined from the hashes of one tile.
    func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        let (tileLevel, height) = level.quotientAndRemainder(dividingBy: 8)
        let first = index << UInt64(height)
        var hashes: [Digest<Node>] = []
        for position in first..<first + (1 << UInt64(height)) {
            hashes.append(try hash(level: tileLevel, position: position))
        }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2)
                .map { TreeHash.node(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }
}
