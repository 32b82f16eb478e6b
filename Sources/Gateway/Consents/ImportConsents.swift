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

    /// Does it.
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
        guard findings.isNew else { return findings.report(.nothingNew) }
        let batch = findings.changes(by: try workroom.principal, in: workroom)
        let (store, earlier, source) = (workroom.store, findings.earlier, findings.source)
        try await journal.record([findings.draft(by: journal.actor)]) {
            (_) throws(AuditError) -> [StateChange] in
            // Whatever came in from this source meanwhile was not compared with.
            guard try Self.batches(of: source, in: store) == earlier else {
                throw .conflict("another import from `\(source)`, taken in at the same time,")
            }
            return [.recordConsents(batch)]
        }
        return findings.report(.takenIn, isTakenIn: true)
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
