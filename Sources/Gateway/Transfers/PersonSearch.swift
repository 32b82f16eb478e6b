// Finding one person's records of a transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// Finds one person's records of a transfer, without reading everybody's.
struct PersonSearch {
    let transfer: TransferRecord
    let entries: TransferEntries
    let workroom: Workroom

    func explanation(of contact: ContactPoint) throws(GatewayError) -> PersonExplanation {
        // The root is taken from the log, so that file and state cannot be changed together.
        guard let decided = entries.decided else {
            throw .input(
                .inputInvalid,
                "the transfer was refused before anybody was decided: nobody is in it")
        }
        let tags = try workroom.tags(of: contact)
        guard let tag = tags.first(where: { $0.epoch == decided.epoch })?.tag,
            decided.destroyed == nil, let segment = try workroom.segment(of: decided)
        else {
            throw .input(
                .inputInvalid,
                "the subject records of the transfer were destroyed at the end of their time: "
                    + "who stood in it cannot be told any more")
        }
        let evidence: SubjectEvidence
        do { evidence = try segment.evidence(for: tag) } catch { throw GatewayError(error) }
        let claim: SubjectClaim
        do { claim = try evidence.verify(root: decided.root) } catch {
            throw .integrity("INVALID: segment \(decided.identifier): \(error)")
        }
        var rows: [PersonExplanation.Row] = []
        for (slot, record) in evidence.records {
            rows.append(try row(Int(clamping: slot), record))
        }
        return PersonExplanation(
            pseudonym: "\(tag)", isPresent: !rows.isEmpty,
            mayBeErased: claim == .absentOrErased, rows: rows)
    }

    private func row(
        _ slot: Int, _ record: SubjectRecord
    ) throws(GatewayError) -> PersonExplanation.Row {
        let late = entries.lateReason(ofSlot: slot)
        let reason = late == nil ? try deciding(record) : late
        return PersonExplanation.Row(
            slot: slot, row: Int(record.row), verdict: reason.map { "\($0)" } ?? "released",
            meaning: reason.map(ReasonMeaning.text(of:)) ?? meaningOfRelease(record),
            fields: late == nil ? entries.fields(ofSet: Int(record.fieldSet)) ?? [] : [],
            consentEvent: record.consentEvent == 0 ? nil : record.consentEvent,
            consentExpressedAt: record.consentEvent == 0
                ? nil : Instant(seconds: Int64(record.consentSeconds)),
            withheldLate: late)
    }

    /// A release is what was decided; whether it was also sent is for the batches to say.
    private func meaningOfRelease(_ record: SubjectRecord) -> String {
        var text = "every check held"
        if transfer.state != .delivered { text += "; not every batch was delivered" }
        if entries.fields(ofSet: Int(record.fieldSet)) == nil {
            text += "; the entry has no room for the names of the fields"
        }
        return text
    }

    private func deciding(_ record: SubjectRecord) throws(GatewayError) -> ReasonCode? {
        if record.code == .released { return nil }
        let stored: [PolicyRecord]
        do { stored = try workroom.store.policies() } catch { throw GatewayError(error) }
        guard
            let policy = try stored.deciding(
                transfer.policyDigest ?? "", guardRails: transfer.guardRails)
        else { throw .failed("the policy that decided is not stored") }
        return policy.reason(of: record.code)
    }
}
