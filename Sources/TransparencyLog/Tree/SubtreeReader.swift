// Where proofs get their hashes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Where proofs get their hashes: rows of a database, or published tiles.
public protocol SubtreeReader {
    /// The hash of a complete subtree; level 0 is a leaf.
    ///
    /// - Throws: the reader's own error when the hash is missing or cannot be read.
    func subtree(level: Int, index: UInt64) throws -> Digest<Node>
}
