// The newest head, held to its signature.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import TransparencyLog

/// The newest head, held to its signature: what a selection or a review is made at.
enum SignedHead {
    /// - Throws: `GatewayError.failed` when the log is empty or cannot be read, `.integrity` when
    ///   the head is not what its note says, or the note is not signed.
    static func newest(in workroom: Workroom) throws(GatewayError) -> LogHead {
        let head: LogHead?
        do { head = try workroom.store.head() } catch { throw GatewayError(error) }
        guard let head else { throw .failed("the log is empty") }
        let checkpoint: Checkpoint
        do {
            let note = try SignedNote(parsing: head.note)
            _ = try note.verified(by: [workroom.verifierKey])
            checkpoint = try Checkpoint(parsing: note.text)
        } catch { throw .integrity("INVALID: the newest checkpoint: \(error)") }
        guard checkpoint.size == head.size, checkpoint.root == head.root,
            checkpoint.origin == workroom.verifierKey.name
        else { throw .integrity("INVALID: the newest checkpoint is of another log or size") }
        return head
    }
}
