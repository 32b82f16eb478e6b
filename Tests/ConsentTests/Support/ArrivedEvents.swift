// Events as they arrived: in any order, under any numbers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// A ledger whose events arrived in some order, under numbers that rise and leave gaps.
struct ArrivedEvents: ConsentLedger {
    let numbered: [NumberedConsentEvent]

    init(_ events: [ConsentEvent], numbers: inout SeededNumbers) {
        var number: UInt64 = 0
        numbered = events.shuffled(using: &numbers).map { event in
            number += UInt64.random(in: 1...3, using: &numbers)
            return NumberedConsentEvent(number: number, event: event)
        }
    }

    var newest: UInt64 { numbered.last?.number ?? 0 }

    func identifier(_ number: UInt64) -> Identifier<ConsentEventNoun>? {
        numbered.first { $0.number == number }?.event.identifier
    }

    func newestNumber() throws(LedgerError) -> UInt64 { newest }

    func terms() throws(LedgerError) -> [UInt32: ConsentTerms] { [:] }

    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {
        let sorted = numbered.sorted {
            ($0.event.subject, $0.number) < ($1.event.subject, $1.number)
        }
        for event in sorted where event.number > after && event.number <= upTo { body(event) }
    }

    func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] {
        numbered.filter { $0.event.subject == subject && $0.number <= upTo }
    }

    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> {
        Set(numbered.filter { $0.number > after && $0.number <= upTo }.map(\.event.subject))
    }
}
