// The hashes of a segment's tree, in one context.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import TransparencyLog

/// The hashes of a segment's tree, in one context and one buffer: `TreeHash` for many at a time.
struct SegmentHasher: ~Copyable {
    private var hash = SHA256()
    /// A one byte, which begins the bytes of every node, and places for two hashes.
    private var buffer: [UInt8] = [1] + [UInt8](repeating: 0, count: 64)

    /// The hash of the 96 bytes from `start` on.
    mutating func leaf(_ bytes: [UInt8], at start: Int) -> Digest<Leaf> {
        hash.update(0)
        hash.update(bytes[start..<start + SubjectRecord.byteCount])
        return hash.finishAndRestart()
    }

    /// The hash of two subtrees.
    mutating func node(_ left: Digest<Node>, _ right: Digest<Node>) -> Digest<Node> {
        do {
            var elements = buffer.mutableSpan
            var span = unsafe elements.mutableBytes
            left.write(to: &span, at: 1)
            right.write(to: &span, at: 33)
        }
        hash.update(buffer)
        return hash.finishAndRestart()
    }

    /// The complete subtrees one level above these, which are neighbours.
    mutating func level(above below: [Digest<Node>]) -> [Digest<Node>] {
        var level: [Digest<Node>] = []
        level.reserveCapacity(below.count / 2)
        for place in stride(from: 0, to: below.count - 1, by: 2) {
            level.append(node(below[place], below[place + 1]))
        }
        return level
    }
}
