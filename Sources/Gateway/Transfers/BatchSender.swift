// One batch: recorded, sent, and its outcome recorded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Permissions
import Policy

/// One batch: its start is recorded, then it is sent, then its outcome is recorded.
///
/// A crash after the start leaves a batch without outcome, which the next start finds uncertain.
struct BatchSender: Sendable {
    let setting: TransferSetting
    let journal: Journal
    /// The place of the entry that decided the transfer.
    let decided: UInt64
    let time: any TimeSource

    /// - Returns: The batch's record, and why the transfer must stop; nil when it may go on.
    func send(
        _ clearance: consuming Clearance, under permit: consuming Permit, batch: Int,
        late: [(slot: Int, reason: ReasonCode)]
    ) async throws(GatewayError) -> (DeliveryRecord, ReasonCode?) {
        let release = clearance.release
        let intent = DeliveryIntent(
            transfer: setting.transfer, batch: batch, people: release.people,
            byteCount: release.body.count, releaseDigest: release.digest, late: late,
            consentUpTo: clearance.consentUpTo, decided: decided, actor: journal.actor)
        var record = DeliveryRecord(
            transfer: setting.transfer, batch: batch, people: release.people,
            body: release.digest.hexadecimal, startedAt: time.now(), state: .started)
        let receipt = try await journal.begin(intent, changing: [.startDelivery(record)])
        let started = receipt.index
        let exeat = Exeat(permit, clearance, recordedBy: receipt)
        let outcome = await setting.destination.deliver(exeat)
        let (type, code, report): (EntryType, EntryOutcome, DeliveryReport)
        switch outcome {
        case .delivered(let answer):
            record.state = .delivered
            (type, code, report) = (.deliveryCompleted, .allowed, answer)
        case .rejected(let reason, let answer):
            record.state = .failed
            record.reason = reason
            (type, code, report) = (.deliveryFailed, .error, answer)
        case .uncertain(let reason, let answer):
            record.state = .uncertain
            record.reason = reason
            (type, code, report) = (.deliveryUncertain, .error, answer)
        }
        record.process = report.process
        var details = report.details
        details["batch"] = .integer(Int64(batch))
        details["body"] = .string(record.body)
        try await journal.record(
            [
                EntryDraft(
                    type, code, by: journal.actor, on: ("delivery", "\(setting.transfer)/\(batch)"),
                    transfer: setting.transfer, cause: started, reason: record.reason,
                    details: details)
            ], changing: [.endDelivery(record)])
        return (record, record.reason)
    }

    /// People of a batch that came to nothing are named by an entry of their own.
    func recordLate(_ late: [(slot: Int, reason: ReasonCode)]) async throws(GatewayError) {
        guard !late.isEmpty else { return }
        try await journal.record([
            EntryDraft(
                .deliveryWithheld, .denied, by: journal.actor,
                on: ("transfer", "\(setting.transfer)"), transfer: setting.transfer,
                cause: decided,
                details: [
                    "late": .array(
                        late.map {
                            ["slot": .integer(Int64($0.slot)), "reason": .string("\($0.reason)")]
                        })
                ])
        ])
    }
}
