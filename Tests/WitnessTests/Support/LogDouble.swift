// A log in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import TransparencyLog

/// A log in memory that grows as far as a test asks, and can show another history.
struct LogDouble: SubtreeReader {
    private struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    struct MissingHash: Error {}

    static let origin = "log.company.example/audit"

    let origin: String
    private let seed: UInt8
    private var hashes: [Place: Digest<Node>] = [:]

    /// A log of 40 entries; those of another `history` differ from the first one on.
    init(_ origin: String = origin, seed: UInt8 = 1, history: String = "entry") {
        self.origin = origin
        self.seed = seed
        var range = CompactRange()
        for number in 0..<40 {
            let leaf = TreeHash.leaf(of: Array("\(history) \(number)".utf8))
            hashes[Place(level: 0, index: UInt64(number))] = TreeHash.subtree(leaf)
            range.append(leaf) { hashes[Place(level: $0, index: $1)] = $2 }
        }
    }

    func subtree(level: Int, index: UInt64) throws -> Digest<Node> {
        guard let hash = hashes[Place(level: level, index: index)] else { throw MissingHash() }
        return hash
    }

    func key() throws -> VerifierKey { try signer().verifierKey }

    func checkpoint(_ size: UInt64) throws -> Checkpoint {
        Checkpoint(
            origin: origin, size: size, root: try ProofBuilder.root(ofSize: size, from: self))
    }

    func note(_ size: UInt64) throws -> SignedNote { try signer().sign(checkpoint(size).text) }

    /// What a witness is asked with that cosigned `old` last.
    func request(from old: UInt64, to new: UInt64) throws -> AddCheckpointRequest {
        let path =
            old == 0
            ? [] : try ProofBuilder.consistency(fromSize: old, toSize: new, from: self).path
        return try AddCheckpointRequest(oldSize: old, path: path, note: note(new))
    }

    func signer() throws -> NoteSigner {
        let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
        return try NoteSigner(name: origin, key: SigningKey(seed: seed))
    }
}
