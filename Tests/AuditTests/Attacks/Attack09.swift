// Signed by another key of the same name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit
@testable import TransparencyLog

/// Another key of the same name signed, also under the identifier of the log's own: INVALID.
struct Attack09: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let text = try WitnessUnderAttack.note(bench.storage, size: 300).text
        let other = try Sample.signer(seed: 8).sign(text)
        let forged = NoteSignature(
            name: Sample.origin, identifier: try Sample.key().identifier,
            signature: other.signatures[0].signature)
        for note in [other, try SignedNote(text: text, signatures: [forged])] {
            try bench.expectInvalid("checkpoint") { $0 = note.bytes }
        }
    }
}
