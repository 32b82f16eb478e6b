// Holding a stored log against a checkpoint that somebody kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

extension LogVerifier {
    /// Whether a stored log goes on from the one that `kept` was made of.
    ///
    /// A log that is checked only against itself cannot show that it was put back or forked; this
    /// can, because the checkpoint was kept elsewhere. Verify the log itself first: `log` is what
    /// it was found to be.
    ///
    /// - Throws: `AuditError.rollback` when the log is shorter than it was, `.fork` when it had
    ///   another root at that size, `.unusable` when the checkpoint is another log's or signed by
    ///   none of its keys.
    public static func compare(
        _ kept: KeptCheckpoint, with storage: some LogReading, log: VerifiedLog
    ) throws(AuditError) {
        try kept.demandOrigin(log.origin)
        try kept.demandVoucher(by: log.keys)
        let size = kept.checkpoint.size
        guard size <= log.size else { throw .rollback(anchored: size, found: log.size) }
        let rootThen: Digest<Node>
        do { rootThen = try ProofBuilder.root(ofSize: size, from: StoredTree(storage)) } catch {
            throw AuditError(error, workingOut: "the tree at size \(size)")
        }
        guard rootThen == kept.checkpoint.root else { throw .fork(size: size) }
    }
}

extension KeptCheckpoint {
    /// Refuses a checkpoint of another log: it says nothing about this one.
    func demandOrigin(_ origin: String) throws(AuditError) {
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
            throw .unusable("it is of the log `\(checkpoint.origin)`")
        }
    }

    /// Refuses a note that no key signed which signs checkpoints of its size.
    func demandVoucher(by keys: LogKeys) throws(AuditError) {
        do {
            if try isVouched(by: keys.valid(at: checkpoint.size)) { return }
        } catch { throw .unusable("\(error)") }
        throw .unusable("no key signed it that signs this log's checkpoints of its size")
    }
}
