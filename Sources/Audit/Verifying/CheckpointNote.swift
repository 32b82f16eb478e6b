// A checkpoint as this log's key signed it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// A checkpoint as this log's key signed it: note, signature and origin in one step.
enum CheckpointNote {
    /// The checkpoint in a note that `key` signed and whose origin is the key's name.
    static func read(_ bytes: [UInt8], key: VerifierKey) throws(LogFormatError) -> Checkpoint {
        try read(bytes, keys: [key])
    }

    /// The checkpoint in a note that at least one of `keys`, all of one name, signed and that holds
    /// no bad line of any; its origin is their name.
    static func read(_ bytes: [UInt8], keys: [VerifierKey]) throws(LogFormatError) -> Checkpoint {
        let note = try SignedNote(parsing: bytes)
        _ = try note.verified(by: keys)
        let checkpoint = try Checkpoint(parsing: note.text)
        guard keys.allSatisfy({ checkpoint.origin.utf8.elementsEqual($0.name.utf8) }) else {
            throw .malformed(what: "the checkpoint", problem: "its origin is not its key's name")
        }
        return checkpoint
    }

    /// Refuses a head that does not say what its note says.
    static func check(_ head: LogHead, key: VerifierKey) throws(AuditError) {
        let checkpoint: Checkpoint
        do { checkpoint = try read(head.note, key: key) } catch {
            throw .invalid(place: "head", cause: "\(error)")
        }
        guard checkpoint.size == head.size, checkpoint.root == head.root else {
            throw .invalid(place: "head", cause: "it differs from its checkpoint")
        }
    }
}
