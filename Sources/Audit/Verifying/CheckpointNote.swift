// A checkpoint as this log's keys signed it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// A checkpoint as this log's keys signed it: note, signatures and origin in one step.
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

    /// Why the keys that sign checkpoints of a size did not sign this one; nil if all of them did,
    /// and no other key of the log.
    static func objection(to bytes: [UInt8], ofSize size: UInt64, keys: LogKeys) -> String? {
        let valid = keys.valid(at: size)
        do {
            let lines = try SignedNote(parsing: bytes)
                .verified(by: keys.all.map(\.key)).verified
            for key in valid {
                guard lines.contains(where: { $0.isBy(key) }) else {
                    return "`\(key.text)` did not sign it"
                }
            }
            return lines.count == valid.count ? nil : "a key whose use has ended signed it"
        } catch { return "\(error)" }
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
