// Asking one witness about one head.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Asks one witness about one head, and believes nothing that does not verify.
struct WitnessQuestion: Sendable {
    /// What came out: the finding, and the cosignature where there is one.
    typealias Outcome = (finding: WitnessFinding, cosignature: Cosignature?)

    let workroom: Workroom
    let head: LogHead
    let note: SignedNote
    let witness: PolicyWitness

    /// A second request is needed when the witness has moved on, a third when it does meanwhile.
    private static let attempts = 4

    /// Asks from the size that was kept of this witness, or from the one that it names.
    func outcome() async -> Outcome {
        var old: UInt64
        do { old = try keptSize() } catch { return found(.refused, "\(error)") }
        for _ in 0..<Self.attempts {
            let request: AddCheckpointRequest
            do { request = try self.request(from: old) } catch {
                return found(.refused, "it was not asked: \(error)")
            }
            switch await workroom.outlets.witnesses.ask(witness, with: request) {
            case .cosigned(let answer): return taken(answer)
            case .conflict(let size) where size > head.size:
                return found(
                    .rollback,
                    "it cosigned \(size) entries before, and this log has \(head.size)")
            case .conflict(let size) where size == old:
                return found(.refused, "it contradicts itself about what it cosigned last")
            case .conflict(let size): old = size
            case .refused(422, let words):
                return found(
                    .fork,
                    "it does not find its checkpoint of \(old) entries in this log (\(words))")
            case .refused(let status, let words):
                return found(.refused, "status \(status), \(words)")
            case .unreachable(let cause): return found(.unreachable, cause)
            }
        }
        return found(.refused, "it moved on each time it was asked")
    }

    private func taken(_ answer: [UInt8]) -> Outcome {
        do {
            let signed = try note.attaching(answer: answer, by: [witness.key])
            guard let cosignature = try signed.cosignatures(by: [witness.key]).first else {
                throw LogFormatError.unsigned
            }
            return (finding(.cosigned, ""), cosignature)
        } catch { return found(.refused, "its answer is no cosignature of this: \(error)") }
    }

    /// The size that it cosigned last, as far as this home knows; 0 when it knows nothing.
    private func keptSize() throws -> UInt64 {
        for size in try workroom.store.cosignedSizes().reversed().prefix(8) {
            guard size <= head.size, let stored = try workroom.store.checkpoint(ofSize: size)
            else { continue }
            let lines = try workroom.store.cosignatures(ofSize: size)
            let signed = try SignedNote(
                parsing: stored + lines.flatMap { Array("\($0)\n".utf8) })
            if try !signed.cosignatures(by: [witness.key]).isEmpty { return size }
        }
        return 0
    }

    /// The request, with a proof that leads from our own root of that time to our own root of now:
    /// if the witness refuses it, the roots differ and not the proof.
    private func request(from old: UInt64) throws -> AddCheckpointRequest {
        guard old > 0 else { return try AddCheckpointRequest(oldSize: 0, path: [], note: note) }
        let path = try Self.path(from: old, to: head, in: workroom.store)
        return try AddCheckpointRequest(oldSize: old, path: path, note: note)
    }

    private static func path(
        from old: UInt64, to head: LogHead, in store: some GatewayStore
    ) throws -> [Digest<Node>] {
        let tree = StoredTree(store)
        let proof = try ProofBuilder.consistency(fromSize: old, toSize: head.size, from: tree)
        try proof.verify(
            oldRoot: try ProofBuilder.root(ofSize: old, from: tree), newRoot: head.root)
        return proof.path
    }

    private func found(_ state: WitnessFinding.State, _ words: String) -> Outcome {
        (finding(state, words), nil)
    }

    private func finding(_ state: WitnessFinding.State, _ words: String) -> WitnessFinding {
        WitnessFinding(witness: witness.name.description, state: state, words: words)
    }
}
