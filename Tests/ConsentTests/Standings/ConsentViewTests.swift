// Everybody's consent at once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct ConsentViewTests {
    private func view(
        _ ledger: MemoryLedger, upTo: UInt64? = nil, now: Instant = Samples.now
    ) throws -> ConsentView {
        try ConsentView(
            ledger: ledger, questions: try Samples.questions, recipient: Samples.recipient,
            connection: try Samples.connection, upTo: upTo ?? UInt64(ledger.events.count), now: now)
    }

    @Test func `the view says of everybody what reading that one person says`() throws {
        var numbers = SeededNumbers(2)
        for _ in 0..<400 {
            let count = Int.random(in: 0...24, using: &numbers)
            let ledger = MemoryLedger(events: try Samples.randomEvents(count, &numbers))
            let upTo = UInt64.random(in: 0...UInt64(count), using: &numbers)
            let view = try view(ledger, upTo: upTo)
            var known = 0
            for number in 0...5 as ClosedRange<UInt64> {
                var (all, one) = (SubjectFacts(purposeCount: 2), SubjectFacts(purposeCount: 2))
                all.suppression = .global
                one.suppression = .connection
                view.facts(about: Samples.subject(number), into: &all)
                try ConsentView.facts(
                    about: Samples.subject(number), in: ledger, questions: try Samples.questions,
                    recipient: Samples.recipient, connection: try Samples.connection, upTo: upTo,
                    now: Samples.now, into: &one)
                #expect(all.suppression == one.suppression && all.standings == one.standings)
                if !one.suppression.isEmpty || one.standings.contains(where: { $0 != .unknown }) {
                    known += 1
                }
            }
            #expect(view.subjectCount == known)
        }
    }

    @Test func `somebody without an event has no standing, whoever was asked about before`() throws
    {
        let view = try view(
            MemoryLedger(events: [try Samples.event(of: 3), try Samples.event(.objected, of: 3)]))
        var facts = SubjectFacts(purposeCount: 2)
        view.facts(about: Samples.subject(3), into: &facts)
        #expect(facts.standings[0].state == .given && facts.suppression == .global)
        for stranger in [1, 2, 4] as [UInt64] {
            view.facts(about: Samples.subject(stranger), into: &facts)
            #expect(facts.standings == [.unknown, .unknown] && facts.suppression == [])
        }
    }

    @Test func `events after the pinned number are not looked at`() throws {
        let ledger = MemoryLedger(
            events: [try Samples.event(), try Samples.event(.withdrawn, secondsAgo: 1)])
        var facts = SubjectFacts(purposeCount: 2)
        try view(ledger, upTo: 1).facts(about: Samples.subject(1), into: &facts)
        #expect(facts.standings[0].state == .given)
        try view(ledger, upTo: 2).facts(about: Samples.subject(1), into: &facts)
        #expect(facts.standings[0].state == .withdrawn)
    }

    @Test func `a ledger that breaks its order makes no view`() throws {
        let ledger = MemoryLedger(
            events: [try Samples.event(of: 2), try Samples.event(.objected, of: 1)],
            isOutOfOrder: true)
        #expect(throws: LedgerError(cause: "event 2 is out of order in the scan")) {
            try view(ledger)
        }
    }

    @Test func `a ledger that hands over more than it was asked for makes no view`() throws {
        let events = [try Samples.event(), try Samples.event(.renewed, secondsAgo: 1)]
        let ledger = MemoryLedger(events: events, isUnbounded: true)
        #expect(throws: LedgerError(cause: "event 2 is out of order in the scan")) {
            try view(ledger, upTo: 1)
        }
    }

    @Test func `a ledger that cannot be read makes no view`() throws {
        let failure = LedgerError(cause: "the disk is gone")
        let ledger = MemoryLedger(events: [try Samples.event()], failure: failure)
        #expect(throws: failure) { try view(ledger) }
    }

    @Test func `equal evidence has one digest, and any other part of an event another`() throws {
        let original = try Samples.event()
        let base = try view(MemoryLedger(events: [original])).digest
        #expect(try view(MemoryLedger(events: [original])).digest == base)
        let others = [
            try Samples.event(.renewed), try Samples.event(of: 2), try Samples.event(purpose: nil),
            try Samples.event(purpose: "n"), try Samples.event(channel: .sms),
            try Samples.event(channel: nil), try Samples.event(recipient: ""),
            try Samples.event(recipient: "r"), try Samples.event(type: .implied),
            try Samples.event(isConfirmed: false), try Samples.event(secondsAgo: 1_001),
            try Samples.event(expiresIn: 5), try Samples.event(terms: 2),
            try Samples.event(identifier: 2),
        ]
        var digests: Set = [base, try view(MemoryLedger()).digest]
        for other in others { digests.insert(try view(MemoryLedger(events: [other])).digest) }
        digests.insert(try view(MemoryLedger(events: [original, original])).digest)
        #expect(digests.count == others.count + 3)
    }

    @Test func `evidence that does not count is in the digest all the same`() throws {
        let event = try Samples.event()
        let future = try Samples.event(.withdrawn, secondsAgo: -500)
        let (one, two) = (
            try view(MemoryLedger(events: [event])),
            try view(MemoryLedger(events: [event, future]))
        )
        #expect(one.digest != two.digest)
        #expect(one.subjectCount == two.subjectCount)
    }
}
