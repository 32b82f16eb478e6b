// A consent ledger in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// A consent ledger in memory; events have the numbers of their places.
struct MemoryLedger: ConsentLedger {
    var events: [ConsentEvent] = []
    /// Hands events over in the order of their numbers, which breaks the port's promise.
    var isOutOfOrder = false
    /// Hands over every event there is, which breaks it too.
    var isUnbounded = false
    var failure: LedgerError?

    private var numbered: [NumberedConsentEvent] {
        events.enumerated().map {
            NumberedConsentEvent(number: UInt64($0.offset) + 1, event: $0.element)
        }
    }

    func newestNumber() throws(LedgerError) -> UInt64 { UInt64(events.count) }

    func terms() throws(LedgerError) -> [UInt32: ConsentTerms] { [:] }

    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {
        if let failure { throw failure }
        var found = numbered.filter { $0.number > after && ($0.number <= upTo || isUnbounded) }
        if !isOutOfOrder {
            found.sort { ($0.event.subject, $0.number) < ($1.event.subject, $1.number) }
        }
        for event in found { body(event) }
    }

    func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] {
        if let failure { throw failure }
        return numbered.filter { $0.event.subject == subject && $0.number <= upTo }
    }

    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> {
        Set(numbered.filter { $0.number > after && $0.number <= upTo }.map(\.event.subject))
    }
}
