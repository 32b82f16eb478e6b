// Having the log witnessed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Has the newest checkpoint witnessed: asks everybody whom the policy gives an address for, keeps
/// what verifies, and records who cosigned.
public struct WitnessLog: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.auditWitness

    /// A policy file; nil for the one that the host's configuration names.
    public let policy: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The log's name.
        public let origin: String
        /// How many entries they were asked about.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// What each witness said.
        public let witnesses: [WitnessFinding]
        /// Names of those whose cosignature is there now.
        public let cosigners: [String]
        /// Whether they are enough for the policy, and nobody found the log to be another.
        public let quorum: Bool
        /// `rollback` or `fork`, where a witness says so.
        public let alarm: WitnessFinding.State?
        /// The checkpoint with all cosignatures, byte for byte.
        public let note: String
    }

    /// Asks.
    public init(policy: String?) { self.policy = policy }

    /// Does it, and records it whatever came out.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        guard let path = policy ?? workroom.configuration.trustPolicy else {
            throw .input(
                .inputInvalid,
                "no policy is given, and the host's configuration names no `trust-policy`")
        }
        let policy = try TrustPolicyFile.read(path, ofLog: workroom.verifierKeys)
        let round = try await WitnessRound.ask(policy, in: workroom)
        let origin = workroom.verifierKey.name
        try await round.record(in: journal, origin: origin)
        return Output(
            origin: origin, size: round.head.size, root: round.head.root.hexadecimal,
            witnesses: round.findings, cosigners: round.cosigners, quorum: round.isQuorum,
            alarm: round.alarm?.state, note: String(decoding: round.note.bytes, as: UTF8.self))
    }
}
