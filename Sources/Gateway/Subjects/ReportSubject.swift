// Asking where one person's data went.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Asks where one person's data went: in which transfers they stand, and in which they do not.
///
/// The question is recorded before it is answered, and the entry names the newest transfer, so that
/// nothing can be left out of the answer. With a folder, everything is proven in files that can be
/// checked without this home.
public struct ReportSubject: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.subjectReport

    /// Whose; an e-mail address.
    public let contact: ContactPoint
    /// Why.
    public let ground: ReportGround
    /// Transfers decided from here on; nil for all from the first.
    public let from: Instant?
    /// Transfers decided before this; nil for all to the newest.
    public let to: Instant?
    /// A new folder for the evidence; nil for none.
    public let evidence: String?

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// What was found.
        public let report: SubjectReport
        /// The folder of evidence; nil when none was asked for.
        public let evidence: String?
    }

    private static let attempts = 5

    /// Asks.
    public init(
        contact: ContactPoint, ground: ReportGround, from: Instant? = nil, to: Instant? = nil,
        evidence: String? = nil
    ) {
        self.contact = contact
        self.ground = ground
        self.from = from
        self.to = to
        self.evidence = evidence
    }

    /// Looks, records, and only then answers.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        if let from, let to, to <= from {
            throw .input(.inputInvalid, "no time lies between \(from) and \(to)")
        }
        if let evidence { try EvidenceFolder.check(evidence) }
        for _ in 1..<Self.attempts {
            do { return try await look(in: workroom, writingTo: journal) } catch {
                guard error == .exists(NewestDecision.overtaken) else { throw error }
            }
        }
        return try await look(in: workroom, writingTo: journal)
    }

    private func look(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let newest = try NewestDecision(in: workroom.store)
        let lookup = try SubjectLookup(contact, from: from, to: to, in: workroom)
        let store = workroom.store
        let entry = try await journal.record([draft(lookup, newest, by: journal.actor)]) {
            (first) throws(AuditError) in
            try newest.hold(upTo: first, in: store)
            return []
        }
        let head = try ReportedHead(of: entry, in: workroom)
        let report = try report(lookup, under: head, in: workroom)
        if let evidence {
            try EvidenceFolder(report, lookup, under: head, meter: workroom.meter)
                .write(to: evidence)
        }
        return Output(report: report, evidence: evidence)
    }

    private func draft(
        _ lookup: SubjectLookup, _ newest: NewestDecision, by actor: EntryActor
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = [
            "ground": .string(ground.rawValue),
            "transfers": .integer(Int64(lookup.findings.count)),
            "present": .integer(Int64(lookup.count(of: .present))),
            "last_decided": newest.index.map { .integer(Int64(clamping: $0)) } ?? .null,
        ]
        details["from"] = from.map { .string("\($0)") }
        details["to"] = to.map { .string("\($0)") }
        return EntryDraft(
            .subjectReported, .information, by: actor, on: ("subjects", "one"), details: details)
    }

    private func report(
        _ lookup: SubjectLookup, under head: ReportedHead, in workroom: Workroom
    ) throws(GatewayError) -> SubjectReport {
        var rows = try SubjectRowWriter(contact, in: workroom)
        var lines: [SubjectReport.Line] = []
        var proofs = 0
        for finding in lookup.findings {
            var proof: String?
            if evidence != nil, finding.evidence != nil {
                proofs += 1
                proof = "subject-\(proofs).proof"
            }
            lines.append(try rows.line(finding, proof: proof))
        }
        return SubjectReport(
            entry: head.entry.index, recordedAt: head.entry.time, ground: ground, from: from,
            to: to,
            checkpoint: SubjectReport.Head(
                origin: head.checkpoint.origin, size: head.checkpoint.size,
                root: head.checkpoint.root.hexadecimal),
            pseudonyms: lookup.tags.map {
                SubjectReport.Pseudonym(
                    epoch: $0.epoch, tag: Hexadecimal.text(of: $0.tag.bytes))
            },
            counts: SubjectReport.Counts(
                present: lookup.count(of: .present), absent: lookup.count(of: .absent),
                absentOrErased: lookup.count(of: .absentOrErased),
                unknown: lookup.count(of: .unknown)),
            transfers: lines)
    }
}
