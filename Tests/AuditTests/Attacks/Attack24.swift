// A cosignature that says something else.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Testing

@testable import Audit
@testable import TransparencyLog

/// A cosignature is moved to another checkpoint, gets another time or name, is a plain signature,
/// or one key makes the quorum under two names: refused.
struct Attack24: AttackRow {
    static func key(_ seed: UInt8) throws -> SigningKey {
        try SigningKey(seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32)))
    }

    private let witness: CosignerKey

    init() {
        // Only made here; what fails shows in `run`.
        guard let key = try? Self.key(9).verificationKey,
            let witness = try? CosignerKey(name: "witness.example.org", key: key)
        else { preconditionFailure("the sample key cannot be used") }
        self.witness = witness
    }

    func run() throws {
        let bench = try AttackBench()
        let note = try WitnessUnderAttack.note(bench.storage, size: 300)
        let other = try WitnessUnderAttack.note(bench.storage, size: 256)
        let cosigner = try Cosigner(name: witness.name, key: Self.key(9))
        let time = try #require(CosignatureTime(seconds: 1_700_000_000))
        let line = try cosigner.cosign(Checkpoint(parsing: note.text), at: time).line
        let policy = try policy()
        #expect(try policy.verify(note.attaching([line])).cosignatures.count == 1)

        var later = line.signature
        later[7] += 1
        let plain = try NoteSigner(name: witness.name, key: Self.key(9)).sign(note.text)
        for (note, line) in [
            (other, line),
            (note, NoteSignature(name: line.name, identifier: line.identifier, signature: later)),
            (
                note,
                NoteSignature(
                    name: "other.example.org", identifier: line.identifier,
                    signature: line.signature)
            ),
            (note, plain.signatures[0]),
            (
                note,
                NoteSignature(
                    name: line.name, identifier: line.identifier,
                    signature: later.prefix(8) + plain.signatures[0].signature)
            ),
        ] {
            #expect(throws: LogFormatError.self) { try policy.verify(note.attaching([line])) }
        }
        let twin = try CosignerKey(name: "twin.example.org", key: witness.key)
        #expect(throws: LogFormatError.self) {
            try self.policy(
                "witness b \(twin.text)\ngroup both 2 a b\nquorum both\n")
        }
    }

    private func policy(_ rules: String = "quorum a\n") throws -> TrustPolicy {
        let text = "log \(try Sample.key().text)\nwitness a \(witness.text)\n\(rules)"
        return try TrustPolicy(parsing: Array(text.utf8))
    }
}
