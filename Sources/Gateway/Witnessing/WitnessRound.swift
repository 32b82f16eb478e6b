// What all witnesses said.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import TransparencyLog

/// What all witnesses of a policy said about the newest checkpoint, and what follows from it.
struct WitnessRound {
    /// The checkpoint that they were asked about.
    let head: LogHead
    /// What each said, in the order of the policy; those without an address were not asked.
    let findings: [WitnessFinding]
    /// The cosignatures that verify.
    let cosignatures: [Cosignature]
    /// The checkpoint with those.
    let note: SignedNote
    /// Names of those whose cosignature of this checkpoint verifies.
    let cosigners: [String]
    /// The policy that says who is enough, with all its keys.
    let policy: Digest<TrustPolicy>
    /// Whether those are enough for the policy.
    let isQuorum: Bool

    /// Asks all of them at the same time.
    ///
    /// - Throws: `GatewayError.failed` when the newest checkpoint cannot be read.
    static func ask(
        _ policy: TrustPolicy, in workroom: Workroom
    ) async throws(GatewayError) -> WitnessRound {
        let head: LogHead
        let note: SignedNote
        do {
            guard let newest = try workroom.store.head() else {
                throw GatewayError.failed("the log is empty")
            }
            head = newest
            note = try SignedNote(parsing: newest.note)
        } catch { throw .failed("the newest checkpoint cannot be read: \(error)") }
        let asked = policy.witnesses.filter { $0.address != nil }
        let outcomes = await withTaskGroup(of: (Int, WitnessQuestion.Outcome).self) { group in
            for (number, witness) in asked.enumerated() {
                let question = WitnessQuestion(
                    workroom: workroom, head: head, note: note, witness: witness)
                group.addTask { (number, await question.outcome()) }
            }
            var outcomes: [Int: WitnessQuestion.Outcome] = [:]
            for await (number, outcome) in group { outcomes[number] = outcome }
            return outcomes
        }
        let inOrder = asked.indices.compactMap { outcomes[$0] }
        return try WitnessRound(
            policy, head: head, note: note, asked: asked, findings: inOrder.map(\.finding),
            cosignatures: inOrder.compactMap(\.cosignature))
    }

    private init(
        _ policy: TrustPolicy, head: LogHead, note: SignedNote, asked: [PolicyWitness],
        findings: [WitnessFinding], cosignatures: [Cosignature]
    ) throws(GatewayError) {
        self.head = head
        self.findings = findings
        self.cosignatures = cosignatures
        do { self.note = try note.attaching(cosignatures.map(\.line)) } catch {
            throw .failed("the cosignatures cannot be put together: \(error)")
        }
        let names = zip(asked, findings).filter { $1.state == .cosigned }.map(\.0.name)
        cosigners = names.map(\.description)
        self.policy = SHA256.digest(of: policy.bytes)
        // An alarm outweighs any number of cosignatures.
        isQuorum = policy.isQuorum(names) && !findings.contains { $0.isAlarm }
    }

    /// What is wrong with the log itself, as one of them says; nil when nobody does.
    var alarm: WitnessFinding? { findings.first { $0.isAlarm } }

    /// Keeps what came in and records who cosigned what.
    ///
    /// The entry makes the log grow, so it is no part of what they cosigned.
    func record(in journal: Journal, origin: String) async throws(GatewayError) {
        var details: [String: CanonicalJSON] = [
            "size": .integer(Int64(head.size)), "root": .string(head.root.hexadecimal),
            "witnesses": .array(cosigners.map { .string($0) }), "quorum": .boolean(isQuorum),
            "policy": .string(policy.hexadecimal),
        ]
        if let alarm { details["finding"] = .string(alarm.state.rawValue) }
        let lines = cosignatures.map { String($0.line.line.dropLast()) }
        try await journal.record(
            [
                EntryDraft(
                    .logWitnessed, isQuorum ? .allowed : .error, by: journal.actor,
                    on: ("log", origin), details: details)
            ], changing: lines.isEmpty ? [] : [.keepCosignatures(size: head.size, lines)])
    }
}
