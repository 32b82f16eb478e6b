// The hashes of RFC 6962.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// The hashes that a tree is made of: RFC 6962, section 2.1.
public enum TreeHash {
    /// The root of no entries: the hash of no bytes.
    public static let emptyRoot: Digest<Node> = SHA256.digest(of: [UInt8]())

    /// The hash of an entry: SHA-256 of a zero byte and the entry.
    public static func leaf(of entry: [UInt8]) -> Digest<Leaf> {
        var hash = SHA256()
        hash.update(0)
        hash.update(entry)
        return hash.finish()
    }

    /// The hash of an entry that lies inside other bytes.
    public static func leaf(of entry: ArraySlice<UInt8>) -> Digest<Leaf> {
        var hash = SHA256()
        hash.update(0)
        hash.update(entry)
        return hash.finish()
    }

    /// The hash of two subtrees: SHA-256 of a one byte, the left hash and the right hash.
    public static func node(_ left: Digest<Node>, _ right: Digest<Node>) -> Digest<Node> {
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(65)
        left.append(to: &bytes)
        right.append(to: &bytes)
        return SHA256.digest(of: bytes)
    }

    /// A leaf as the subtree of level 0.
    public static func subtree(_ leaf: Digest<Leaf>) -> Digest<Node> {
        leaf.retagged(as: Node.self)
    }
}
