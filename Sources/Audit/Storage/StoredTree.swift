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
    ///
    /// - Throws: `AuditError.invalid` when the row is missing; `StorageError` when it cannot be
    ///   read, which says nothing about the log.
    public func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        let hash =
            level == 0
            ? try storage.leaf(at: index).map(TreeHash.subtree)
            : try storage.subtree(level: level, index: index)
        guard let hash else {
            throw AuditError.invalid(
                place: "tree level \(level), index \(index)", cause: "it is missing")
        }
        return hash
    }
}

extension AuditError {
    /// What it means that something cannot be worked out from stored rows: that the log is not
    /// available where they cannot be read, that it does not verify where they do not fit.
    package init(_ error: any Error, workingOut place: String) {
        self =
            switch error {
            case let error as AuditError: error
            case let error as StorageError: .stopped(error)
            default: .invalid(place: place, cause: "\(error)")
            }
    }
}
