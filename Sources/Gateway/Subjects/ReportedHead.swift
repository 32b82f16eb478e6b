// The checkpoint over the entry about a question.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// The checkpoint over the entry that records a question, and proofs that lead to it.
///
/// Everything that is handed out about the question is proven under this one.
struct ReportedHead {
    /// The entry about the question; the last one that the checkpoint is signed over.
    let entry: Entry
    let note: SignedNote
    let checkpoint: Checkpoint
    /// The keys that sign the log at this size.
    let keys: [VerifierKey]
    private let store: any GatewayStore
    private let policy: TrustPolicy

    init(of index: UInt64, in workroom: Workroom) throws(GatewayError) {
        store = workroom.store
        keys = workroom.verifierKeys
        do {
            guard let bytes = try store.checkpoint(ofSize: index + 1),
                let body = try store.bodies(index..<index + 1).first
            else { throw GatewayError.integrity("INVALID: checkpoint \(index + 1): it is missing") }
            entry = try Entry(body, at: index)
            note = try SignedNote(parsing: bytes)
            checkpoint = try Checkpoint(parsing: note.text)
            policy = try TrustPolicy(
                logs: keys.map { PolicyLog(key: $0) }, witnesses: [], groups: [], quorum: nil)
        } catch let error as GatewayError {
            throw error
        } catch let error as StorageError {
            throw .failed("\(error)")
        } catch {
            throw .integrity("INVALID: checkpoint \(index + 1): \(error)")
        }
    }

    /// The bytes of an entry with its proof, checked as a stranger would check it.
    func proof(
        of index: UInt64, isCarryingEntry: Bool = false
    ) throws(GatewayError) -> (body: [UInt8], file: ProofFile) {
        try proof(of: index, isCarryingEntry: isCarryingEntry, from: store)
    }

    private func proof(
        of index: UInt64, isCarryingEntry: Bool, from store: some GatewayStore
    ) throws(GatewayError) -> (body: [UInt8], file: ProofFile) {
        do {
            guard let body = try store.bodies(index..<index + 1).first else {
                throw GatewayError.integrity("INVALID: entry \(index): it is missing")
            }
            let file = try ProofFile(
                ProofBuilder.inclusion(
                    of: index, inSize: checkpoint.size, from: StoredTree(store)),
                note: note, extra: isCarryingEntry ? body : nil)
            try file.verify(entry: body, policy: policy)
            return (body, file)
        } catch let error as GatewayError {
            throw error
        } catch let error as StorageError {
            throw .failed("\(error)")
        } catch {
            throw .integrity("INVALID: entry \(index): \(error)")
        }
    }

    /// The proof about the person in one transfer, checked as a stranger would check it.
    func proof(
        of finding: SubjectLookup.Finding, evidence: SubjectEvidence
    ) throws(GatewayError) -> [UInt8] {
        let entry = try proof(of: finding.transfer.entry, isCarryingEntry: true).file
        do {
            // As the file will be read, not as it was made.
            let proof = try SubjectProof(
                parsing: SubjectProof(evidence, decision: entry).bytes)
            guard try proof.verify(policy: policy) == finding.claim else {
                throw GatewayError.integrity(
                    "INVALID: the proof about transfer \(finding.transfer.identifier)")
            }
            return proof.bytes
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .integrity(
                "INVALID: the proof about transfer \(finding.transfer.identifier): \(error)")
        }
    }
}
