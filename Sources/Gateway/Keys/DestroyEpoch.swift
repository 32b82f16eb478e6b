// Destroying an epoch that is past its time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Destroys the subject records of an epoch that is past its time, and last the epoch's key.
///
/// There is no way back: who stood in its transfers cannot be told any more, by anybody.
public struct DestroyEpoch: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.keyDestroy

    /// The epoch, as `ListKeys` names its version.
    public let epoch: String
    /// What was decided before this is past its time; nothing of the epoch may be decided later.
    public let horizon: Instant

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The epoch.
        public let epoch: String
        /// How many transfers' subject records were destroyed.
        public let segments: Int
        /// The entry that records the end of the key.
        public let entry: UInt64
    }

    /// Asks.
    public init(epoch: String, horizon: Instant) {
        self.epoch = epoch
        self.horizon = horizon
    }

    /// Does it, and records each step before it is taken.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let epochs = try workroom.epochs().map(SubjectEpoch.name)
        guard epochs.contains(epoch) else { throw .notFound(kind: "epoch", name: epoch) }
        guard epochs.last != epoch else {
            throw .refused(
                .inputInvalid,
                "epoch `\(epoch)` is the one of new transfers: begin another first with "
                    + "`exeat key rotate \(HomeFounding.tagKey)`", entry: nil)
        }
        guard horizon <= workroom.now else {
            throw .input(.inputInvalid, "the horizon \(horizon) has not come yet")
        }
        let history = try TransferHistory(of: workroom.store)
        if let late = history.transfers.last(where: {
            $0.epoch == epoch && $0.decidedAt >= horizon
        }) {
            throw .refused(
                .inputInvalid,
                "transfer \(late.identifier) of epoch `\(epoch)` was decided at "
                    + "\(late.decidedAt), which is not before the horizon", entry: nil)
        }
        try BlockReplay.run(in: workroom.store, places: workroom.places)
        let done = try await EpochDestruction(epoch: epoch, horizon: horizon).run(
            history, in: workroom.store, places: workroom.places, journal: journal,
            now: workroom.now)
        guard let entry = done.entry else { throw .notFound(kind: "epoch", name: epoch) }
        return Output(epoch: epoch, segments: done.segments, entry: entry)
    }
}
