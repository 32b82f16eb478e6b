// Sending one batch.
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
    /// What became of a batch.
    struct Result {
        let record: DeliveryRecord
        /// What the recipient said; nil when it was never asked, because nothing left.
        let report: DeliveryReport?

        /// Whether consents came in that the body does not heed: it has to be made anew.
        var isOvertaken: Bool { report == nil && record.reason == .planConsentChanged }
    }

    let setting: TransferSetting
    let journal: Journal
    /// The place of the entry that decided the transfer.
    let decided: UInt64
    let time: any TimeSource

    /// So many people are named by one entry, whose size is limited.
    private static let namedByOneEntry = 128

    /// Records the start, asks once more, sends, and records the outcome.
    ///
    /// `recheck` is asked once the start is committed: whether consents that were committed before
    /// it speak against this very body. Then, or when it throws, nothing leaves.
    func send(
        _ clearance: consuming Clearance, under permit: consuming Permit, batch: Int,
        rows: Range<Int>, late: [(slot: Int, reason: ReasonCode)],
        recheck: () throws(GatewayError) -> Bool
    ) async throws(GatewayError) -> Result {
        let release = clearance.release
        let named = try await recordExcess(of: late)
        let intent = DeliveryIntent(
            transfer: setting.transfer, batch: batch, people: release.people, rows: rows,
            byteCount: release.body.count, releaseDigest: release.digest, late: named,
            consentUpTo: clearance.consentUpTo, decided: decided, actor: journal.actor)
        var record = DeliveryRecord(
            transfer: setting.transfer, batch: batch, people: release.people,
            body: release.digest.hexadecimal, startedAt: time.now(), state: .started)
        let receipt = try await journal.begin(intent, changing: [.startDelivery(record)])
        let started = receipt.index
        var objection: ReasonCode?
        do { if try recheck() { objection = .planConsentChanged } } catch {
            objection = error.reason ?? .error("gateway")
        }
        if let objection {
            record = try await end(record, as: .rejected(objection, DeliveryReport()), started)
            return Result(record: record, report: nil)
        }
        let exeat = Exeat(permit, clearance, recordedBy: receipt)
        let outcome = await setting.destination.deliver(exeat)
        record = try await end(record, as: outcome, started)
        return Result(record: record, report: outcome.report)
    }

    private func end(
        _ started: DeliveryRecord, as outcome: DeliveryOutcome, _ cause: UInt64
    ) async throws(GatewayError) -> DeliveryRecord {
        var record = started
        let (type, code): (EntryType, EntryOutcome)
        switch outcome {
        case .delivered:
            record.state = .delivered
            (type, code) = (.deliveryCompleted, .allowed)
        case .rejected(let reason, _):
            record.state = .failed
            record.reason = reason
            (type, code) = (.deliveryFailed, .error)
        case .uncertain(let reason, _):
            record.state = .uncertain
            record.reason = reason
            (type, code) = (.deliveryUncertain, .error)
        }
        record.process = outcome.report.process
        var details = outcome.report.details
        details["batch"] = .integer(Int64(record.batch))
        details["body"] = .string(record.body)
        let draft = EntryDraft(
            type, code, by: journal.actor,
            on: ("delivery", "\(setting.transfer)/\(record.batch)"),
            transfer: setting.transfer, cause: cause, reason: record.reason, details: details)
        do { try await journal.record([draft], changing: [.endDelivery(record)]) } catch {
            switch error {
            case .logUnavailable, .integrity, .clock: throw error
            // It may have been sent: whatever kept its outcome out of the log, nothing goes on.
            default: throw .logUnavailable("an outcome could not be recorded: \(error)")
            }
        }
        return record
    }

    /// People of a batch that came to nothing are named by entries of their own.
    func recordLate(_ late: [(slot: Int, reason: ReasonCode)]) async throws(GatewayError) {
        try await recordLate(late[...])
    }

    /// Names those that the start of their batch has no room for.
    ///
    /// - Returns: The others.
    private func recordExcess(
        of late: [(slot: Int, reason: ReasonCode)]
    ) async throws(GatewayError) -> [(slot: Int, reason: ReasonCode)] {
        try await recordLate(late.dropFirst(Self.namedByOneEntry))
        return Array(late.prefix(Self.namedByOneEntry))
    }

    private func recordLate(
        _ late: ArraySlice<(slot: Int, reason: ReasonCode)>
    ) async throws(GatewayError) {
        var rest = late
        while !rest.isEmpty {
            try await journal.record([withheld(rest.prefix(Self.namedByOneEntry))])
            rest = rest.dropFirst(Self.namedByOneEntry)
        }
    }

    private func withheld(_ late: ArraySlice<(slot: Int, reason: ReasonCode)>) -> EntryDraft {
        EntryDraft(
            .deliveryWithheld, .denied, by: journal.actor,
            on: ("transfer", "\(setting.transfer)"), transfer: setting.transfer, cause: decided,
            details: [
                "late": .array(
                    late.map {
                        ["slot": .integer(Int64($0.slot)), "reason": .string("\($0.reason)")]
                    })
            ])
    }
}
