// The newest checkpoint leaves the machine after each run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// After each run the newest checkpoint leaves this machine: witnesses are asked, then a file and a
/// program receive it, as the host's configuration says.
///
/// What fails here is recorded and told, and undoes nothing: the run was recorded before.
struct CheckpointPush {
    let workroom: Workroom
    let journal: Journal

    /// Does all of it.
    func run() async {
        do {
            if workroom.configuration.trustPolicy != nil { try await witness() }
            try await push()
        } catch { workroom.meter.tell("The checkpoint did not leave this machine: \(error)") }
    }

    private func witness() async throws(GatewayError) {
        guard let path = workroom.configuration.trustPolicy else { return }
        let policy: TrustPolicy
        do { policy = try TrustPolicyFile.read(path, ofLog: workroom.verifierKeys) } catch {
            if case .input(_, let words) = error {
                return workroom.meter.tell("The witnesses were not asked: \(words)")
            }
            throw error
        }
        let round = try await WitnessRound.ask(policy, in: workroom)
        try await round.record(in: journal, origin: workroom.verifierKey.name)
        for finding in round.findings where finding.state != .cosigned {
            workroom.meter.tell("Witness \(finding.line)")
        }
        if !round.isQuorum {
            workroom.meter.tell("The quorum of witnesses is not met for this checkpoint.")
        }
    }

    private func push() async throws(GatewayError) {
        let head: LogHead?
        do { head = try workroom.store.head() } catch { throw GatewayError(error) }
        guard let head else { return }
        var drafts: [EntryDraft] = []
        if let file = workroom.configuration.checkpointFile {
            let problem = CheckpointFile(path: file, store: workroom.store)
                .receive(head, ofLog: workroom.verifierKey.name)
            drafts.append(draft(of: head, to: "file", problem))
        }
        if let program = workroom.configuration.checkpointCommand {
            let problem = await workroom.outlets.handing.hand(head.note, to: program)
            drafts.append(draft(of: head, to: "command", problem))
        }
        if !drafts.isEmpty { try await journal.record(drafts) }
    }

    private func draft(of head: LogHead, to outlet: String, _ problem: String?) -> EntryDraft {
        if let problem {
            workroom.meter.tell(
                "The checkpoint of \(head.size) entries was not handed to the \(outlet): \(problem)"
            )
        }
        var details: [String: CanonicalJSON] = [
            "size": .integer(Int64(head.size)), "to": .string(outlet),
        ]
        details["problem"] = problem.map { .string($0) }
        return EntryDraft(
            .logPushed, problem == nil ? .allowed : .error, by: journal.actor,
            on: ("log", workroom.verifierKey.name), details: details)
    }
}
