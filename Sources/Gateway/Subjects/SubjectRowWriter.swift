// What became of one record of a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// Says what became of records of one person: verdict, consent, batch and outcome.
struct SubjectRowWriter {
    private let policies: [PolicyRecord]
    /// By the digests of the policy and of the guard-rails beside it.
    private var compiled: [[String]: CompiledPolicy] = [:]
    private let consents: [UInt64: ConsentState]

    /// Looks up the policies that may have decided, and the consent events of the address.
    init(_ contact: ContactPoint, in workroom: Workroom) throws(GatewayError) {
        let subject = try workroom.reference(of: contact)
        do { policies = try workroom.store.policies() } catch { throw GatewayError(error) }
        do {
            let events = try workroom.store.events(
                of: subject, upTo: try workroom.store.newestNumber())
            consents = Dictionary(
                uniqueKeysWithValues: events.map { ($0.number, $0.event.state) })
        } catch { throw GatewayError(error) }
    }

    /// What was found in one transfer.
    mutating func line(
        _ finding: SubjectLookup.Finding, proof: String?
    ) throws(GatewayError) -> SubjectReport.Line {
        let transfer = finding.transfer
        var rows: [SubjectReport.Row] = []
        for (slot, record) in finding.evidence?.records ?? [] {
            rows.append(try row(Int(clamping: slot), record, of: transfer))
        }
        let erasures = try Self.erasures(shownBy: finding)
        return SubjectReport.Line(
            entry: transfer.entry, decidedAt: transfer.decidedAt, transfer: transfer.identifier,
            export: transfer.export, connection: transfer.connection,
            recipient: transfer.recipient,
            policy: "\(transfer.policy.identifier)@\(transfer.policy.version)",
            epoch: transfer.epoch, finding: finding.kind, proof: proof,
            erasures: erasures, destroyed: transfer.destroyed, rows: rows)
    }

    /// The entries of the erased slots that the evidence shows; others are none of the person's.
    private static func erasures(
        shownBy finding: SubjectLookup.Finding
    ) throws(GatewayError) -> [UInt64] {
        var entries: Set<UInt64> = []
        for item in finding.evidence?.shown ?? [] {
            guard case .erased(let slot) = item.content else { continue }
            guard finding.transfer.erased[Int(clamping: item.slot)] == slot else {
                throw .integrity(
                    "ERASED-UNLOGGED: segment \(finding.transfer.identifier), slot \(item.slot): "
                        + "it is marked erased, and no entry erases it")
            }
            entries.insert(slot.entry)
        }
        return entries.sorted()
    }

    private mutating func row(
        _ slot: Int, _ record: SubjectRecord, of transfer: DecidedTransfer
    ) throws(GatewayError) -> SubjectReport.Row {
        let late = transfer.late[slot]
        let reason = late == nil ? try deciding(record, of: transfer) : late?.reason
        let isReleased = reason == nil
        let batch =
            isReleased ? transfer.batch(of: Int(record.row)) : nil
        let hasConsent = record.consentEvent != 0
        return SubjectReport.Row(
            slot: slot, row: Int(record.row), verdict: reason.map { "\($0)" } ?? "released",
            meaning: reason.map(ReasonMeaning.text(of:)) ?? "every check held",
            fields: isReleased ? transfer.fields(ofSet: Int(record.fieldSet)) : [],
            consentEvent: hasConsent ? record.consentEvent : nil,
            consentState: hasConsent ? consents[record.consentEvent]?.term : nil,
            consentExpressedAt: hasConsent
                ? Instant(seconds: Int64(record.consentSeconds)) : nil,
            withheldLate: late?.reason, lateEntry: late?.entry, batch: batch?.number,
            started: batch?.started, ended: batch?.ended?.entry,
            delivery: isReleased ? delivery(in: batch) : .withheld)
    }

    private func delivery(in batch: DecidedTransfer.Batch?) -> SubjectReport.Delivery {
        guard let batch else { return .notSent }
        return switch batch.ended?.type {
        case .deliveryCompleted: .delivered
        case .deliveryFailed: .failed
        case .some: .uncertain
        case nil: .unfinished
        }
    }

    private mutating func deciding(
        _ record: SubjectRecord, of transfer: DecidedTransfer
    ) throws(GatewayError) -> ReasonCode? {
        if record.code == .released { return nil }
        let digests = [transfer.policy.digest] + transfer.guardRails
        if let policy = compiled[digests] { return policy.reason(of: record.code) }
        guard
            let policy = try policies.deciding(
                transfer.policy.digest, guardRails: transfer.guardRails)
        else {
            throw .failed(
                "the policy that decided transfer \(transfer.identifier) is not stored")
        }
        compiled[digests] = policy
        return policy.reason(of: record.code)
    }
}

extension DecidedTransfer {
    /// The batch that a row of the source left in; where several were started, the one that was
    /// taken in, else the newest.
    func batch(of row: Int) -> Batch? {
        let holding = batches.filter { $0.rows.contains(row) }
        return holding.last { $0.ended?.type == .deliveryCompleted } ?? holding.last
    }
}
