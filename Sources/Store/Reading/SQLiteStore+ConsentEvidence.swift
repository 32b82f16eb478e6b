// How the consent events of one subject came about, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain
import Foundation
import GRDB
public import Gateway

extension SQLiteStore {
    /// How the events of one subject came about, and with which batch, by the event's number.
    ///
    /// - Throws: `StorageError.failed` also for an event that came with no batch.
    public func evidence(
        of subject: SubjectReference
    ) throws(StorageError) -> [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] {
        try read {
            let rows = try Row.fetchCursor(
                $0, sql: Self.evidence, arguments: [Data(subject.digest.bytes)])
            var found: [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] = [:]
            while let row = try rows.next() {
                guard let body: String = try row.plainIfAny(8) else { throw row.unreadable(8) }
                found[UInt64(clamping: try row.plain(0) as Int64)] = (
                    try Self.evidence(of: row), try RecordBody.record(from: body)
                )
            }
            return found
        }
    }

    /// Every event is of the batch with the greatest first number that is not above its own.
    static let evidence = """
        SELECT events.number, method, indicated_by, confirmed_at, confirmation, proof, source_row,
        stated_at, body
        FROM consent_events AS events LEFT JOIN consent_batches AS batches
        ON batches.event_count > 0 AND batches.first_event =
        (SELECT MAX(first_event) FROM consent_batches
        WHERE first_event <= events.number AND event_count > 0)
        AND events.number < batches.first_event + batches.event_count
        WHERE subject = ? ORDER BY events.number
        """

    private static func evidence(of row: Row) throws -> ConsentEvidence {
        var indicator = ConsentEvidence.Indicator.subject
        if let text: String = try row.plainIfAny(2) {
            guard let known = ConsentEvidence.Indicator(rawValue: text) else {
                throw row.unreadable(2)
            }
            indicator = known
        }
        let proof: Data? = try row.plainIfAny(5)
        return ConsentEvidence(
            method: try row.plainIfAny(1) ?? "", indicatedBy: indicator,
            confirmedAt: try row.instantIfAny(3), confirmation: try row.plainIfAny(4) ?? "",
            proof: proof == nil ? nil : try row.digest(5), sourceRow: try row.plainIfAny(6),
            statedAt: try row.instantIfAny(7))
    }
}
