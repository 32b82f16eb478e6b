// A consent ledger in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// A consent ledger in memory; events have the numbers of their places.
struct MemoryLedger: ConsentLedger {
    private var events: [SubjectReference: [NumberedConsentEvent]] = [:]
    private var count: UInt64 = 0

    mutating func add(_ event: ConsentEvent) {
        count += 1
        events[event.subject, default: []].append(
            NumberedConsentEvent(number: count, event: event))
    }

    func newestNumber() throws(LedgerError) -> UInt64 { count }

    func terms() throws(LedgerError) -> [UInt32: ConsentTerms] { [:] }

    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {
        for subject in events.keys.sorted() {
            for event in events[subject] ?? [] where event.number > after && event.number <= upTo {
                body(event)
            }
        }
    }

    func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] {
        (events[subject] ?? []).filter { $0.number <= upTo }
    }

    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> { Set(events.keys) }
}
