// Taking in a file of consents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Takes in a file of consents: all that is new in it, in one commit with one entry, or nothing.
///
/// What was taken in from the same source before is left out, so that a file may be sent twice. A
/// file in which nothing is new changes nothing and leaves no entry.
public struct ImportConsents: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.consentImport

    /// The file.
    public let file: ImportFile

    /// Asks to take it in.
    public init(_ file: ImportFile) { self.file = file }

    /// A transfer takes longer to decide than it takes to look again.
    private static let attempts = 8

    /// Reads the file, looks for everybody for whom it closes something, and records all of it.
    ///
    /// - Throws: `GatewayError`; nothing of the file was taken in.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> ConsentImportReport {
        let findings = try ImportFindings(of: file, in: workroom)
        guard findings.problems.isEmpty else {
            throw .input(
                .inputInvalid,
                findings.problems.words(about: file.path, rows: findings.rowCount))
        }
        var finder = DutyFinder(in: workroom)
        guard findings.isNew else { return findings.report(.nothingNew, finder, duties: 0) }
        let batch = findings.changes(by: try workroom.principal, in: workroom)
        for attempt in 1...Self.attempts {
            try finder.look(for: findings.closers)
            let duties = try finder.duties()
            do {
                try await record(
                    findings, batch, duties,
                    holding: attempt < Self.attempts ? finder.searched : nil, in: workroom,
                    writingTo: journal)
                return findings.report(.takenIn, finder, duties: duties.count)
            } catch {
                guard error == .exists(DutyFinder.overtaken) else { throw error }
            }
        }
        throw .failed("the file could not be taken in")
    }

    /// Commits, unless something came since that had to be looked at: after `searched` entries of
    /// the log, or whatever came if that is nil.
    private func record(
        _ findings: ImportFindings, _ batch: ConsentBatch, _ duties: [DutyRecord],
        holding searched: UInt64?, in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) {
        let (store, earlier, source) = (workroom.store, findings.earlier, findings.source)
        try await journal.record(
            [findings.draft(by: journal.actor)]
                + DutyRecord.requests(duties, of: findings.batch, by: journal.actor)
        ) { (first) throws(AuditError) in
            if let searched { try DutyFinder.hold(searched, upTo: first, in: store) }
            // Whatever came in from this source meanwhile was not compared with.
            guard try Self.batches(of: source, in: store) == earlier else {
                throw .conflict("another import from `\(source)`, taken in at the same time,")
            }
            return [.recordConsents(batch)] + duties.map { .openDuty($0) }
        }
    }

    private static func batches(
        of source: String, in store: any StateReading
    ) throws(AuditError) -> Int {
        do {
            return try store.consentBatches(includingSingle: false)
                .count { $0.source == source }
        } catch { throw .stopped(error) }
    }
}
