// That an entry is in the log, as a file to hand on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// That an entry is in the log, as a file to hand on: C2SP tlog-proof, under the newest checkpoint.
///
/// Whoever has the entry's bytes, the file and the log's key can check it without this home.
public struct ProveEntry: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditVerify

    /// The entry's place, from 0.
    public let index: UInt64

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The entry's place, from 0.
        public let index: UInt64
        /// How many entries the checkpoint is signed over.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// SHA-256 of `00` and the entry, hexadecimal.
        public let leaf: String
        /// The proof file, byte for byte.
        public let proof: String
    }

    /// Asks.
    public init(index: UInt64) { self.index = index }

    /// Answers from committed state, and only with a proof that holds.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        do { return try proof(from: workroom.store, keys: workroom.verifierKeys) } catch {
            switch error {
            case let error as GatewayError: throw error
            case let error as AuditError: throw GatewayError(error)
            case let error as StorageError: throw GatewayError(error)
            case let error as LogFormatError:
                throw .integrity("INVALID: entry \(index): \(error)")
            default: throw .failed("\(error)")
            }
        }
    }

    private func proof(from store: some GatewayStore, keys: [VerifierKey]) throws -> Output {
        guard let head = try store.head(), index < head.size else {
            throw GatewayError.notFound(kind: "entry", name: "\(index)")
        }
        guard let body = try store.bodies(index..<index + 1).first else {
            throw GatewayError.integrity("INVALID: entry \(index): it is missing")
        }
        let file = try ProofFile(
            ProofBuilder.inclusion(of: index, inSize: head.size, from: StoredTree(store)),
            note: SignedNote(parsing: head.note))
        // Checked as a stranger would check it, so that no proof is handed out that fails.
        let policy = try TrustPolicy(
            logs: keys.map { PolicyLog(key: $0) }, witnesses: [], groups: [], quorum: nil)
        try file.verify(entry: body, policy: policy)
        return Output(
            index: index, size: head.size, root: head.root.hexadecimal,
            leaf: TreeHash.leaf(of: body).hexadecimal,
            proof: String(decoding: file.bytes, as: UTF8.self))
    }
}
