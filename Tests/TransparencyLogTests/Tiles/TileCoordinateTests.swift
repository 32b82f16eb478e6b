// Which file holds which hashes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

struct TileCoordinateTests {
    struct File: Decodable {
        struct Partial: Decodable {
            let tree_size: UInt64
            let full, partial: [String: Int]
        }
        let index_path: [Pair]
        let partials: [Partial]
    }

    /// A number and a text in one array.
    struct Pair: Decodable {
        let index: UInt64
        let path: String

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            index = try container.decode(UInt64.self)
            path = try container.decode(String.self)
        }
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `indices are spelt as published`() throws {
        let pairs = try Vectors.decode("extracted/tile_paths.json", as: File.self).index_path
        #expect(pairs.count == 5)
        for pair in pairs {
            #expect(TileCoordinate(level: 0, index: pair.index).path == "tile/0/\(pair.path)")
            #expect(
                TileCoordinate(level: nil, index: pair.index).path == "tile/entries/\(pair.path)")
        }
    }

    @Test(.enabled(if: Vectors.arePresent, Vectors.reason))
    func `a tree has the published full and partial tiles`() throws {
        for example in try Vectors.decode("extracted/tile_paths.json", as: File.self).partials {
            let tiles = TileCoordinate.tiles(forSize: example.tree_size)
            let full = Dictionary(grouping: tiles.filter(\.isFull)) { "\($0.level ?? -1)" }
            #expect(full.mapValues(\.count) == example.full)
            let partial = tiles.filter { !$0.isFull }.map { ("\($0.level ?? -1)", $0.width) }
            #expect(Dictionary(uniqueKeysWithValues: partial) == example.partial)
        }
    }

    @Test(
        arguments: [
            (0, []), (1, ["tile/0/000.p/1"]), (255, ["tile/0/000.p/255"]),
            (256, ["tile/0/000", "tile/1/000.p/1"]),
            (257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]),
        ] as [(UInt64, [String])])
    func `a small tree has these tiles`(size: UInt64, paths: [String]) {
        #expect(TileCoordinate.tiles(forSize: size).map(\.path) == paths)
    }

    @Test(arguments: [0, 1, 255, 256, 257, 65_535, 65_536, 70_000] as [UInt64])
    func `tiles and bundles hold every complete place once`(size: UInt64) {
        let tiles = TileCoordinate.tiles(forSize: size)
        for level in 0...2 {
            let places = tiles.filter { $0.level == level }.flatMap(\.positions)
            #expect(places == Array(0..<size >> UInt64(8 * level)))
        }
        #expect(TileCoordinate.bundles(forSize: size).flatMap(\.positions) == Array(0..<size))
        #expect(TileCoordinate.bundles(forSize: size).allSatisfy { $0.level == nil })
    }

    @Test func `every path reads back as its tile`() {
        var numbers = SeededNumbers(8)
        for _ in 0..<2_000 {
            let index = numbers.next() >> UInt64.random(in: 9...63, using: &numbers)
            let level = Bool.random(using: &numbers) ? Int.random(in: 0...63, using: &numbers) : nil
            let width = Int.random(in: 1...256, using: &numbers)
            let tile = TileCoordinate(level: level, index: index, width: width)
            #expect(TileCoordinate(path: tile.path) == tile)
        }
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/0/0", "tile/0/0000",
        "tile/64/000", "tile/-1/000", "tile/00/000", "tile/+1/000", "tile/0/x000/001",
        "tile/0/001/000", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000.p/", "tile/0/000.p", "tile/0/000.p/+1", "tile/0/.p/1", "tile/data/000",
        "tile/0/x1/000", "tile/0/../000", "tile/0/000.p/1/1", "tile/Entries/000",
        "tile/0/x036/x028/x797/x018/x963/968", "tile/0/x999/x999/x999/x999/x999/x999/999",
    ])
    func `a path that no tile has is refused`(path: String) {
        #expect(TileCoordinate(path: path) == nil)
    }
}
