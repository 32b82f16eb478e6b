// The consent ledger, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Consent
public import Domain
import Foundation
import GRDB

extension SQLiteStore: ConsentLedger {
    /// The number of the newest event; 0 when there is none.
    public func newestNumber() throws(LedgerError) -> UInt64 {
        try readLedger {
            UInt64(
                clamping: try Int64.fetchOne($0, sql: "SELECT MAX(number) FROM consent_events") ?? 0
            )
        }
    }

    /// All terms by their number, which starts at 1.
    public func terms() throws(LedgerError) -> [UInt32: ConsentTerms] {
        try readLedger {
            var terms: [UInt32: ConsentTerms] = [:]
            for row in try Row.fetchAll($0, sql: "SELECT number, body FROM consent_terms") {
                terms[try row.plain(0)] = try RecordBody.record(from: try row.plain(1))
            }
            return terms
        }
    }

    /// Hands over every event with a number above `after` and up to `upTo`.
    ///
    /// Ordered by subject, then by number; one event at a time, whatever their number.
    public func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {
        try readLedger {
            let rows = try Row.fetchCursor(
                $0, sql: ConsentEventReader.query("number > ? AND number <= ?"),
                arguments: [Int64(clamping: after), Int64(clamping: upTo)])
            var reader = ConsentEventReader()
            while let row = try rows.next() { body(try reader.event(of: row)) }
        }
    }

    /// The events of one subject up to a number, in the order of their numbers.
    public func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] {
        try readLedger {
            var reader = ConsentEventReader()
            return try Row.fetchAll(
                $0, sql: ConsentEventReader.query("subject = ? AND number <= ?"),
                arguments: [Data(subject.digest.bytes), Int64(clamping: upTo)]
            ).map { try reader.event(of: $0) }
        }
    }

    /// The subjects that have an event with a number above `after` and up to `upTo`.
    public func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> {
        try readLedger {
            let rows = try Row.fetchCursor(
                $0, sql: "SELECT subject FROM consent_events WHERE number > ? AND number <= ?",
                arguments: [Int64(clamping: after), Int64(clamping: upTo)])
            var subjects: Set<SubjectReference> = []
            while let row = try rows.next() {
                subjects.insert(try ConsentEventReader.subject(of: row, column: 0))
            }
            return subjects
        }
    }

    private func readLedger<Value>(
        _ body: (Database) throws -> Value
    ) throws(LedgerError) -> Value {
        do { return try read(body) } catch { throw LedgerError(cause: "\(error)") }
    }
}
