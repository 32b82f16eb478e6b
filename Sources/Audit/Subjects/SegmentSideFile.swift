// A segment's subtrees of 256 slots, beside it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// A segment's complete subtrees of 256 slots, in a file beside it: 32 bytes each, in order.
///
/// It saves hashing the whole segment for one proof. It is derived from the segment and never
/// trusted; a segment of fewer slots has none.
enum SegmentSideFile {
    /// The file beside the segment at `path`.
    static func path(besides path: String) -> String { path + ".tree" }

    /// What it holds; nil when it is missing, cannot be read or has another length.
    static func read(besides path: String, count: Int) -> [Digest<Node>]? {
        let number = count >> SegmentTree.groupLevel
        guard number > 0 else { return [] }
        guard let file = try? OpenFile(Self.path(besides: path)), file.byteCount == number * 32,
            let bytes = try? file.read(file.byteCount, at: 0)
        else { return nil }
        var groups: [Digest<Node>] = []
        groups.reserveCapacity(number)
        for start in stride(from: 0, to: bytes.count, by: 32) {
            groups.append(
                Digest(
                    BigEndian.word(in: bytes, at: start), BigEndian.word(in: bytes, at: start + 8),
                    BigEndian.word(in: bytes, at: start + 16),
                    BigEndian.word(in: bytes, at: start + 24)))
        }
        return groups
    }

    /// Writes or replaces it.
    static func write(_ groups: [Digest<Node>], besides path: String) throws(FileError) {
        guard !groups.isEmpty else { return }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(groups.count * 32)
        for group in groups { group.append(to: &bytes) }
        try DurableFile.write(bytes, to: Self.path(besides: path))
    }
}
