// One person in every transfer of a range.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Looks one person up in every transfer of a range, under the pseudonym of each epoch.
struct SubjectLookup: Sendable {
    /// What was found in one transfer.
    struct Finding: Sendable {
        let transfer: DecidedTransfer
        /// Records of the person, or why there are none; nil where nobody can tell any more.
        let evidence: SubjectEvidence?
        /// What the evidence shows.
        let claim: SubjectClaim?

        var kind: SubjectReport.Finding {
            switch claim {
            case .present: .present
            case .absent: .absent
            case .absentOrErased: .absentOrErased
            case nil: .unknown
            }
        }
    }

    /// Every transfer that was ever decided.
    let history: TransferHistory
    /// What the person is called, by the epochs whose keys exist, oldest first.
    let tags: [(epoch: String, tag: SubjectTag)]
    /// The transfers of the range, oldest first.
    private(set) var findings: [Finding] = []

    /// Looks the person up; `contact` is an e-mail address, by which people have their pseudonyms.
    init(
        _ contact: ContactPoint, from: Instant?, to: Instant?, in workroom: Workroom
    ) throws(GatewayError) {
        history = try TransferHistory(of: workroom.store)
        tags = try workroom.tags(of: contact)
        let range = history.transfers.filter { transfer in
            from.map { transfer.decidedAt >= $0 } ?? true
                && to.map { transfer.decidedAt < $0 } ?? true
        }
        for (done, transfer) in range.enumerated() {
            workroom.meter.report("searching", done: UInt64(done), total: UInt64(range.count))
            findings.append(try finding(in: transfer, workroom))
        }
    }

    /// In how many transfers this was found.
    func count(of kind: SubjectReport.Finding) -> Int {
        findings.count { $0.kind == kind }
    }

    /// What the person is called in an epoch; nil when its key was destroyed.
    func tag(in epoch: String) -> SubjectTag? { tags.first { $0.epoch == epoch }?.tag }

    private func finding(
        in transfer: DecidedTransfer, _ workroom: Workroom
    ) throws(GatewayError) -> Finding {
        guard let tag = tag(in: transfer.epoch), transfer.destroyed == nil,
            let segment = try workroom.segment(of: transfer)
        else { return Finding(transfer: transfer, evidence: nil, claim: nil) }
        let evidence: SubjectEvidence
        do { evidence = try segment.evidence(for: tag) } catch { throw GatewayError(error) }
        do {
            return Finding(
                transfer: transfer, evidence: evidence,
                claim: try evidence.verify(root: transfer.root))
        } catch {
            throw .integrity("INVALID: segment \(transfer.identifier): \(error)")
        }
    }
}
