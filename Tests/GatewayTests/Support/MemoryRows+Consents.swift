// Consents, their contexts, duties and approvals in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway

extension MemoryRows {
    /// Applies what is about consents, duties and approvals, by the rules of the real store.
    mutating func applyConsents(_ change: StateChange) throws(StorageError) {
        switch change {
        case .definePurpose(let purpose):
            let newest = purposes.last { $0.name == purpose.name }?.version ?? 0
            try refuse("a newest version", if: purpose.version != newest + 1)
            purposes.append(purpose)
        case .publishNotice(let notice, let new):
            try refuse(
                "the notice",
                if: notices.contains { ($0.name, $0.version) == (notice.name, notice.version) })
            notices.append(notice)
            for context in new where !contexts.contains(context) { contexts.append(context) }
        case .recordConsents(let batch): try record(batch)
        case .openDuty(let duty):
            try refuse("the duty", if: duties.contains { $0.identifier == duty.identifier })
            guard duty == duty.opened else { throw .failed("the duty does not begin closed") }
            duties.append(duty)
        case .closeDuty(let duty): try close(duty)
        case .addApproval(let approval):
            try refuse(
                "the approval", if: approvals.contains { $0.identifier == approval.identifier })
            guard approval.usedBy == nil, plans.contains(where: { $0.identifier == approval.plan })
            else { throw .failed("no plan to approve") }
            approvals.append(approval)
        case .useApproval(let approval, let transfer):
            let index = try place("approval", approvals.firstIndex { $0.identifier == approval })
            try refuse("the end of the approval", if: approvals[index].usedBy != nil)
            approvals[index].usedBy = transfer
        default: try applyEvidence(change)
        }
    }

    private mutating func record(_ batch: ConsentBatch) throws(StorageError) {
        let record = batch.record
        try refuse(
            "the batch", if: batches.contains { $0.record.identifier == record.identifier })
        for (number, value) in batch.terms {
            try refuse("the terms", if: terms[number] != nil || terms.values.contains(value))
            terms[number] = value
        }
        batches.append(MemoryBatch(record: record, rowIndex: batch.rowIndex))
        let first = events.count
        do {
            try batch.events.read { event, evidence in
                guard event.terms == 0 || terms[event.terms] != nil else {
                    throw StorageError.failed("no such terms")
                }
                events.append(event)
                let entry = MemoryEvidence(
                    number: UInt64(events.count), evidence: evidence, batch: record)
                self.evidence.append(entry)
            }
        } catch let error as StorageError { throw error } catch {
            throw .failed("\(error)")
        }
        let given = events[first...].count { $0.state.isValid }
        guard events.count - first == record.events, given == record.given else {
            throw .failed("the batch does not hold what it says")
        }
        guard
            batch.quarantined.allSatisfy({ consent in
                batches.contains { $0.record.identifier == consent.batch }
            })
        else { throw .failed("no such batch") }
        quarantined += batch.quarantined
    }

    private mutating func close(_ duty: DutyRecord) throws(StorageError) {
        guard duty.closedAt != nil, duty.closedBy != nil, duty.statement != nil else {
            throw .failed("the duty is not closed without time, person and words")
        }
        let index = try place("duty", duties.firstIndex { $0.opened == duty.opened })
        try refuse("the end of the duty", if: duties[index].closedAt != nil)
        duties[index] = duty
    }
}

extension DutyRecord {
    fileprivate var opened: DutyRecord {
        var duty = self
        (duty.closedAt, duty.closedBy, duty.statement) = (nil, nil, nil)
        return duty
    }
}

extension MemoryStore {
    func purposes() throws(StorageError) -> [PurposeDefinition] {
        try read { $0.purposes.sorted { ($0.name, $0.version) < ($1.name, $1.version) } }
    }

    func notices() throws(StorageError) -> [NoticeVersion] {
        try read { $0.notices.sorted { ($0.name, $0.version) < ($1.name, $1.version) } }
    }

    func consentContexts() throws(StorageError) -> [Digest<ConsentContextText>: ConsentContext] {
        try read { rows in
            Dictionary(rows.contexts.map { ($0.digest, $0) }, uniquingKeysWith: { $1 })
        }
    }

    func consentBatches(includingSingle: Bool) throws(StorageError) -> [ConsentBatchRecord] {
        try read { rows in
            rows.batches.map(\.record).filter {
                includingSingle || $0.source != nil || $0.file != nil
            }
        }
    }

    func lastConsentGiven(
        recordedBy principal: Name<Principal>
    ) throws(StorageError) -> Instant? {
        try read { rows in
            rows.batches.map(\.record).filter { $0.recordedBy == principal && $0.given > 0 }
                .map(\.recordedAt).max()
        }
    }

    func rowIndex(of batch: Identifier<ConsentBatchNoun>) throws(StorageError) -> [UInt8] {
        try read { rows in
            rows.batches.first { $0.record.identifier == batch }?.rowIndex ?? []
        }
    }

    func evidence(
        of subject: SubjectReference
    ) throws(StorageError) -> [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] {
        try read { rows in
            var found: [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] = [:]
            for entry in rows.evidence where rows.events[Int(entry.number) - 1].subject == subject {
                found[entry.number] = (entry.evidence, entry.batch)
            }
            return found
        }
    }

    func quarantinedConsents() throws(StorageError) -> [QuarantinedConsent] {
        try read { $0.quarantined }
    }

    func duties(includingClosed: Bool) throws(StorageError) -> [DutyRecord] {
        try read { rows in
            rows.duties.filter { includingClosed || $0.closedAt == nil }
                .sorted { $0.until < $1.until }
        }
    }

    func approvals(of plan: Identifier<Transfer>) throws(StorageError) -> [ApprovalRecord] {
        try read { $0.approvals.filter { $0.plan == plan } }
    }
}
