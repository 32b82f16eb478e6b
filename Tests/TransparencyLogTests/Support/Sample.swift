// Keys, checkpoints and policies for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

/// Keys, checkpoints and policies that are the same in every run.
enum Sample {
    static let origin = "log.company.example/audit"
    static let tree = GrownTree(size: 40)

    static func key(_ seed: UInt8) throws -> SigningKey {
        try SigningKey(seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32)))
    }

    static func signer(_ name: String = origin, seed: UInt8 = 1) throws -> NoteSigner {
        try NoteSigner(name: name, key: try key(seed))
    }

    /// The witness of a number: `witness-<number>.example.org`, with a key of its own.
    static func cosigner(_ number: UInt8) throws -> Cosigner {
        try Cosigner(name: "witness-\(number).example.org", key: try key(100 + number))
    }

    static func time(_ seconds: UInt64) throws -> CosignatureTime {
        try #require(CosignatureTime(seconds: seconds))
    }

    /// What the log says at a size of `tree`, or of a tree that differs from its first entry on.
    static func checkpoint(
        _ size: UInt64, origin: String = origin, of tree: GrownTree = tree
    ) throws -> Checkpoint {
        Checkpoint(
            origin: origin, size: size,
            root: try ProofBuilder.root(ofSize: size, from: tree))
    }

    /// A checkpoint with the log's signature and those of witnesses, `number: seconds`.
    static func note(
        _ checkpoint: Checkpoint, witnesses: KeyValuePairs<UInt8, UInt64> = [:]
    ) throws -> SignedNote {
        var lines = try signer(checkpoint.origin).sign(checkpoint.text).signatures
        for (number, seconds) in witnesses {
            lines.append(try cosigner(number).cosign(checkpoint, at: time(seconds)).line)
        }
        return try SignedNote(text: checkpoint.text, signatures: lines)
    }

    /// Knows the log and witnesses 1 to 3 as `a`, `b` and `c`; `rules` are the groups and quorum.
    static func policy(_ rules: String = "quorum none\n") throws -> TrustPolicy {
        var text = "log \(try signer().verifierKey.text)\n"
        for (name, number) in [("a", 1), ("b", 2), ("c", 3)] as [(String, UInt8)] {
            text += "witness \(name) \(try cosigner(number).cosignerKey.text)\n"
        }
        return try TrustPolicy(parsing: Array((text + rules).utf8))
    }

    static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }
}
