// Which published file holds which hashes or entries.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which published file holds which hashes or entries: C2SP tlog-tiles.
public struct TileCoordinate: Hashable, Sendable {
    /// Hashes or entries of a full tile.
    public static let fullWidth = 256

    /// The tile's level, from 0 to 63; nil for a bundle of entries.
    public let level: Int?
    /// The tile's place on its level.
    public let index: UInt64
    /// How many hashes or entries it holds, from 1 to 256.
    public let width: Int

    /// Joins the parts.
    ///
    /// - Precondition: level and width are in their ranges.
    public init(level: Int?, index: UInt64, width: Int = TileCoordinate.fullWidth) {
        precondition((0...63).contains(level ?? 0), "a tile's level is from 0 to 63")
        precondition((1...Self.fullWidth).contains(width), "a tile's width is from 1 to 256")
        self.level = level
        self.index = index
        self.width = width
    }

    /// Whether it holds all 256, so that it never changes again.
    public var isFull: Bool { width == Self.fullWidth }

    /// The level of its hashes in the tree; a bundle's entries are the leaves.
    public var subtreeLevel: Int { 8 * (level ?? 0) }

    /// Places of its hashes on `subtreeLevel`, or of its entries in the log.
    public var positions: Range<UInt64> {
        index * UInt64(Self.fullWidth)..<index * UInt64(Self.fullWidth) + UInt64(width)
    }

    /// Its path under the log's prefix.
    public var path: String {
        let groups = String(index).count
        var rest = index
        var elements: [String] = []
        for _ in stride(from: 0, to: groups, by: 3) {
            let digits = String(rest % 1000)
            let group = String(repeating: "0", count: 3 - digits.count) + digits
            elements.append(elements.isEmpty ? group : "x" + group)
            rest /= 1000
        }
        let place = elements.reversed().joined(separator: "/")
        let partial = isFull ? "" : ".p/\(width)"
        return "tile/\(level.map(String.init) ?? "entries")/\(place)\(partial)"
    }

    /// Reads a path; nil for anything that `path` would not write.
    public init?(path: String) {
        var words = path.split(separator: "/", omittingEmptySubsequences: false)
        guard words.count >= 3, words[0] == "tile" else { return nil }
        let level = words[1] == "entries" ? nil : Int(words[1])
        guard words[1] == "entries" || level.map((0...63).contains) == true else { return nil }
        var width: Int? = Self.fullWidth
        if words[words.count - 2].hasSuffix(".p") {
            width = Int(words.removeLast())
            words[words.count - 1].removeLast(2)
        }
        guard let width, (1...Self.fullWidth).contains(width), words.count > 2 else { return nil }
        // An index below 2^55 keeps every position below 2^63.
        let digits = words[2...].joined().filter { $0 != "x" }
        guard let index = UInt64(digits), index < 1 << 55 else { return nil }
        self.init(level: level, index: index, width: width)
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }

    /// All tiles of a tree, level by level, each level's partial tile last.
    ///
    /// - Complexity: O(size / 256).
    public static func tiles(forSize size: UInt64) -> [TileCoordinate] {
        var tiles: [TileCoordinate] = []
        var hashes = size
        var level = 0
        while hashes > 0 {
            tiles += coordinates(level: level, count: hashes)
            hashes /= UInt64(fullWidth)
            level += 1
        }
        return tiles
    }

    /// All bundles of a log, the partial one last.
    ///
    /// - Complexity: O(size / 256).
    public static func bundles(forSize size: UInt64) -> [TileCoordinate] {
        coordinates(level: nil, count: size)
    }

    private static func coordinates(level: Int?, count: UInt64) -> [TileCoordinate] {
        let (full, rest) = count.quotientAndRemainder(dividingBy: UInt64(fullWidth))
        let fulls = (0..<full).map { TileCoordinate(level: level, index: $0) }
        guard rest > 0 else { return fulls }
        return fulls + [TileCoordinate(level: level, index: full, width: Int(rest))]
    }
}
