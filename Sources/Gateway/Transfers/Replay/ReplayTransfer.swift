// Deciding a transfer again, from what was pinned.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Decides a transfer again from what its entry pins, and compares every verdict.
///
/// The entry stands in the signed log; the policy, the consents, the sources and the subject
/// records must have the digests that it names. So who trusts the log need not trust the gateway's
/// state. Nothing is sent, whatever comes out.
public struct ReplayTransfer: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.transferReplay

    /// Which.
    public let transfer: Identifier<Transfer>
    /// Kept copies of sources, by the segment, where the segment's file is not the one any more.
    public let sources: [String: String]

    /// Asks.
    public init(transfer: Identifier<Transfer>, sources: [String: String] = [:]) {
        self.transfer = transfer
        self.sources = sources
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ReplayReport> {
        _ = try workroom.transfer(transfer)
        guard
            let decided = try TransferEntries(of: transfer, in: workroom.store).decided
        else {
            throw .input(
                .inputInvalid,
                "the transfer was refused before anybody was decided: there is nothing to replay")
        }
        let replay = try DecisionReplay(of: decided, keptCopies: sources, in: workroom)
        let report = try replay.report()
        return Preparation(
            report,
            recording: [
                EntryDraft(
                    .transferReplayed, report.isSame ? .information : .error, by: workroom.actor,
                    on: ("transfer", "\(transfer)"), transfer: transfer, cause: decided.entry,
                    details: [
                        "read": .integer(Int64(report.read)),
                        "same": .integer(Int64(report.same)),
                        "different": .integer(Int64(report.different)),
                        "erased": .integer(Int64(report.erased)),
                    ])
            ], changing: [])
    }
}
