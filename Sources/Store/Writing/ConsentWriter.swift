// Adds consents to the ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import GRDB
import Gateway

/// Adds terms and events to the ledger, a million in one transaction.
struct ConsentWriter {
    let database: Database

    /// Adds terms by number, then events in order of arrival, numbered on from the newest, and what
    /// is kept apart.
    ///
    /// Reads the events once, one after the other; holds none of them.
    ///
    /// - Throws: `StorageError.conflict` when the batch was taken in before or a number stands for
    ///   other terms; `.failed` when an event refers to terms that are not there, or the batch does
    ///   not hold what its record says; what reading the events throws.
    func record(_ batch: ConsentBatch) throws {
        let state = StateWriter(database: database)
        let first = try state.next("consent_events")
        try add(batch, from: first, state: state)
        for (number, terms) in batch.terms.sorted(by: { $0.key < $1.key }) {
            try add(terms, number: number, state: state)
        }
        do { try add(batch.events, of: batch.record, from: first) } catch {
            throw StorageFailure.error(error, adding: "an event")
        }
        for consent in batch.quarantined {
            try state.insert(
                "a consent that is kept apart",
                "INSERT INTO consent_quarantine (number, batch, body) VALUES (?, ?, ?)",
                [
                    try state.next("consent_quarantine"), "\(consent.batch)",
                    try RecordBody.text(of: consent),
                ])
        }
    }

    private func add(_ batch: ConsentBatch, from first: Int64, state: StateWriter) throws {
        let record = batch.record
        try state.insert(
            "the batch of consents `\(record.identifier)`",
            """
            INSERT INTO consent_batches
            (number, identifier, is_single, first_event, event_count, given_count, recorded_by,
             recorded_at, body, row_index)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                try state.next("consent_batches"), "\(record.identifier)",
                record.source == nil && record.file == nil, first, record.events, record.given,
                record.recordedBy.text, record.recordedAt.microseconds,
                try RecordBody.text(of: record), Data(batch.rowIndex),
            ])
    }

    /// The same terms under the same number are one row.
    private func add(_ terms: ConsentTerms, number: UInt32, state: StateWriter) throws {
        let body = try RecordBody.text(of: terms)
        let stored = try String.fetchOne(
            database, sql: "SELECT body FROM consent_terms WHERE number = ?",
            arguments: [Int64(number)])
        guard stored != body else { return }
        guard stored == nil else {
            throw StorageError.conflict("other terms under the number \(number)")
        }
        try state.insert(
            "the terms \(number)", "INSERT INTO consent_terms (number, body) VALUES (?, ?)",
            [Int64(number), body])
    }

    private func add(
        _ events: any ConsentEventSource, of record: ConsentBatchRecord, from first: Int64
    ) throws {
        let statement = try database.makeStatement(
            sql: """
                INSERT INTO consent_events
                (number, subject, identifier, terms, purpose, channel, recipient, state, type,
                 is_confirmed, expressed_at, recorded_at, expires_at, method, indicated_by,
                 confirmed_at, confirmation, proof, source_row, stated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        var (number, given) = (first, 0)
        try events.read { event, evidence in
            try statement.execute(arguments: Self.arguments(number, event, evidence))
            number += 1
            if event.state.isValid { given += 1 }
        }
        guard number - first == record.events, given == record.given else {
            throw StorageError.failed(
                "the batch of consents `\(record.identifier)` does not hold what it says")
        }
    }

    /// What is as usual is nothing: a million events do not say a million times who indicated them.
    private static func arguments(
        _ number: Int64, _ event: ConsentEvent, _ evidence: ConsentEvidence
    ) -> StatementArguments {
        [
            number, Data(event.subject.digest.bytes), Data(event.identifier.bytes),
            event.terms == 0 ? nil : Int64(event.terms), event.purpose?.text,
            event.channel?.rawValue, event.recipient, Int64(event.state.rawValue),
            Int64(event.type.rawValue), event.isConfirmed, event.expressedAt.microseconds,
            event.recordedAt.microseconds, event.expiresAt.microseconds,
            evidence.method.isEmpty ? nil : evidence.method,
            evidence.indicatedBy == .subject ? nil : evidence.indicatedBy.rawValue,
            evidence.confirmedAt?.microseconds,
            evidence.confirmation.isEmpty ? nil : evidence.confirmation,
            (evidence.proof?.bytes).map { Data($0) }, evidence.sourceRow,
            evidence.statedAt?.microseconds,
        ]
    }
}
