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

    /// Adds terms by number, then events in order of arrival, numbered on from the newest.
    ///
    /// - Throws: `StorageError.conflict` when the file was taken in before or a number stands for
    ///   other terms; `.failed` when an event refers to terms that are not there.
    func record(
        _ events: [ConsentEvent], terms: [UInt32: ConsentTerms], source: ConsentImportRecord?
    ) throws {
        let state = StateWriter(database: database)
        if let source {
            try state.insert(
                "the import of the consent file `\(source.source)`",
                "INSERT INTO consent_imports (source, body) VALUES (?, ?)",
                [source.source, try RecordBody.text(of: source)])
        }
        for (number, terms) in terms.sorted(by: { $0.key < $1.key }) {
            try add(terms, number: number, state: state)
        }
        do { try add(events, from: try state.next("consent_events")) } catch {
            throw StorageFailure.error(error, adding: "an event")
        }
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

    private func add(_ events: [ConsentEvent], from first: Int64) throws {
        let statement = try database.makeStatement(
            sql: """
                INSERT INTO consent_events
                (number, subject, identifier, terms, purpose, channel, recipient, state, type,
                 is_confirmed, expressed_at, recorded_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (number, event) in zip(first..., events) {
            try statement.execute(
                arguments: [
                    number, Data(event.subject.digest.bytes), Data(event.identifier.bytes),
                    event.terms == 0 ? nil : Int64(event.terms), event.purpose?.text,
                    event.channel?.rawValue, event.recipient, Int64(event.state.rawValue),
                    Int64(event.type.rawValue), event.isConfirmed,
                    event.expressedAt.microseconds, event.recordedAt.microseconds,
                    event.expiresAt.microseconds,
                ])
        }
    }
}
