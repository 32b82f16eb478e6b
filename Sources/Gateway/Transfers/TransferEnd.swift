// How a transfer ended, for its entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// How a transfer ended, for its `transfer.finished` entry.
struct TransferEnd {
    let transfer: Identifier<Transfer>
    let state: TransferState
    let reason: ReasonCode?
    let deliveries: [DeliveryRecord]
    var findings = RecipientFindings()

    func draft(by actor: EntryActor) -> EntryDraft {
        let count = { (state: DeliveryRecord.State) in
            CanonicalJSON.integer(Int64(deliveries.filter { $0.state == state }.count))
        }
        let people = deliveries.filter { $0.state == .delivered }.reduce(0) { $0 + $1.people }
        return EntryDraft(
            .transferFinished, outcome, by: actor, on: ("transfer", "\(transfer)"),
            transfer: transfer, reason: reason,
            details: findings.details.merging([
                "state": .string(state.rawValue), "delivered": count(.delivered),
                "failed": count(.failed), "uncertain": count(.uncertain),
                "people": .integer(Int64(people)),
            ]) { $1 })
    }

    private var outcome: EntryOutcome {
        switch state {
        case .delivered: .allowed
        case .interrupted where reason != nil: .denied
        case .partial, .interrupted: .partial
        case .refused: .denied
        case .rejected, .uncertain, .cleared: .error
        }
    }
}
