// What is left of an erased record.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// What is left of an erased record: the hash that keeps the root, and where the erasure is logged.
///
/// With the salt gone, the hash says nothing about the person.
public struct ErasedSlot: Hashable, Sendable {
    /// The hash that the record had; it stands in for the record's from now on.
    public let leaf: Digest<Leaf>
    /// Index of the entry that records the erasure.
    public let entry: UInt64

    private static let mark = Array("exeat/erased/1".utf8) + [0, 0]
    private static let markWords = (
        BigEndian.word(in: mark, at: 0), BigEndian.word(in: mark, at: 8)
    )

    /// Joins the parts.
    public init(leaf: Digest<Leaf>, entry: UInt64) {
        self.leaf = leaf
        self.entry = entry
    }

    /// Whether the 96 bytes from `start` on say that they are an erased slot.
    static func isMarked(_ bytes: [UInt8], at start: Int) -> Bool {
        BigEndian.word(in: bytes, at: start) == markWords.0
            && BigEndian.word(in: bytes, at: start + 8) == markWords.1
    }

    /// Reads the 96 bytes from `start` on; nil for anything that `append(to:)` would not write.
    init?(in bytes: [UInt8], at start: Int) {
        let end = start + SubjectRecord.byteCount
        guard Self.isMarked(bytes, at: start), bytes[start + 56..<end].allSatisfy({ $0 == 0 }),
            let leaf = Digest<Leaf>(bytes: bytes[start + 16..<start + 48])
        else { return nil }
        self.leaf = leaf
        entry = BigEndian.word(in: bytes, at: start + 48)
    }

    /// Adds the 96 bytes to the end of `bytes`.
    func append(to bytes: inout [UInt8]) {
        bytes += Self.mark
        leaf.append(to: &bytes)
        BigEndian.append(entry, to: &bytes)
        bytes += [UInt8](repeating: 0, count: 40)
    }
}
