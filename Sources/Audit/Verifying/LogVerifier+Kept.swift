// Holding a stored log against a checkpoint that somebody kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

extension LogVerifier {
    /// Whether a stored log goes on from the one that `kept` was made of.
    ///
    /// A log that is checked only against itself cannot show that it was put back or forked; this
    /// can, because the checkpoint was kept elsewhere. Verify the log itself first.
    ///
    /// - Throws: `AuditError.rollback` when the log is shorter than it was, `.fork` when it had
    ///   another root at that size, `.invalid` when the checkpoint is another log's.
    public static func compare(
        _ kept: Checkpoint, with storage: some LogReading, key: VerifierKey
    ) throws(AuditError) {
        guard kept.origin == key.name else {
            throw .invalid(
                place: "the kept checkpoint", cause: "it is of the log `\(kept.origin)`")
        }
        let head: LogHead?
        do { head = try storage.head() } catch { throw .stopped(error) }
        let size = head?.size ?? 0
        guard kept.size <= size else { throw .rollback(anchored: kept.size, found: size) }
        let rootThen: Digest<Node>
        do {
            rootThen = try ProofBuilder.root(ofSize: kept.size, from: StoredTree(storage))
        } catch {
            throw .invalid(place: "the tree at size \(kept.size)", cause: "\(error)")
        }
        guard rootThen == kept.root else { throw .fork(size: kept.size) }
    }
}
