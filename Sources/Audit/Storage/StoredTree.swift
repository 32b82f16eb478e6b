// The stored tree as proofs read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// The stored tree as proofs read it.
public struct StoredTree<Storage: LogReading>: SubtreeReader {
    private let storage: Storage

    /// Reads from these rows.
    public init(_ storage: Storage) { self.storage = storage }

    /// The hash of a complete subtree; level 0 is a leaf.
    public func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        let hash =
            level == 0
            ? try storage.leaf(at: index).map(TreeHash.subtree)
            : try storage.subtree(level: level, index: index)
        guard let hash else {
            throw StorageError.failed("tree level \(level), index \(index) is missing")
        }
        return hash
    }
}
