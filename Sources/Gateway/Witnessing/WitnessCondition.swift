// No batch before the quorum.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Where the host's configuration requires a quorum, no batch leaves before enough witnesses have
/// cosigned the checkpoint that covers its decision.
struct WitnessCondition {
    let workroom: Workroom
    let journal: Journal

    /// Asks the witnesses about the newest checkpoint, which covers everything recorded so far.
    ///
    /// - Throws: `GatewayError.refused` with `audit.unwitnessed` when there are not enough, and when
    ///   the policy that says who they are cannot be used.
    func check() async throws(GatewayError) {
        guard workroom.configuration.quorum == .required else { return }
        guard let path = workroom.configuration.trustPolicy else {
            throw refusal("the host's configuration names no `trust-policy`")
        }
        let policy: TrustPolicy
        do { policy = try TrustPolicyFile.read(path, ofLog: workroom.verifierKeys) } catch {
            if case .input(_, let words) = error { throw refusal(words) }
            throw error
        }
        guard policy.quorum != nil else {
            throw refusal("the trust policy `\(path)` says `quorum none`, and one is required")
        }
        let round = try await WitnessRound.ask(policy, in: workroom)
        try await round.record(in: journal, origin: workroom.verifierKey.name)
        guard round.isQuorum else {
            for finding in round.findings where finding.state != .cosigned {
                workroom.meter.tell("Witness \(finding.line)")
            }
            throw refusal(
                "\(round.cosigners.count) witnesses cosigned, and the quorum needs others")
        }
    }

    private func refusal(_ words: String) -> GatewayError {
        workroom.meter.tell("Not witnessed: \(words).")
        return .refused(.auditUnwitnessed, words, entry: nil)
    }
}
