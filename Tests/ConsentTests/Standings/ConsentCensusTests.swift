// How everybody stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct ConsentCensusTests {
    private func census(_ ledger: MemoryLedger) throws -> [ConsentCensus.Answer] {
        var answers: [ConsentCensus.Answer] = []
        try ConsentCensus.take(
            of: ledger, upTo: UInt64(ledger.events.count), now: Samples.now
        ) { answers.append($0) }
        return answers
    }

    @Test func `everybody is asked what their own events say, each question once`() throws {
        var numbers = SeededNumbers(11)
        for _ in 0..<300 {
            let events = try Samples.randomEvents(
                Int.random(in: 0...20, using: &numbers), &numbers)
            let ledger = MemoryLedger(events: events)
            let answers = try census(ledger)
            #expect(answers.map(\.subject) == answers.map(\.subject).sorted())
            #expect(Set(answers.map(\.subject)) == Set(events.map(\.subject)))
            for answer in answers {
                let own = try ledger.events(of: answer.subject, upTo: UInt64(events.count))
                let expected =
                    answer.question.map {
                        ConsentFinding(own, question: $0, towards: nil, now: Samples.now)
                    } ?? ConsentFinding(atLarge: own, now: Samples.now)
                #expect(answer.finding == expected)
            }
            let keys = answers.map { answer in
                "\(answer.subject.digest.hexadecimal) \(answer.question?.purpose.text ?? "") "
                    + "\(answer.question?.channel.rawValue ?? "")"
            }
            #expect(Set(keys).count == keys.count)
        }
    }

    @Test func `a person who only withdrew at large counts once`() throws {
        let ledger = MemoryLedger(events: [
            try Samples.event(.withdrawn, purpose: nil, channel: nil)
        ])
        let answers = try census(ledger)
        #expect(answers.count == 1)
        #expect(answers.first?.question == nil)
        #expect(answers.first?.finding.state == .withdrawn)
    }

    @Test func `a ledger that breaks its order is not counted`() throws {
        let ledger = MemoryLedger(
            events: [try Samples.event(of: 2), try Samples.event(of: 1)], isOutOfOrder: true)
        #expect(throws: LedgerError(cause: "a scan is out of order")) { try census(ledger) }
    }

    @Test func `a ledger that cannot be read is not counted`() throws {
        let failure = LedgerError(cause: "the disk is gone")
        let ledger = MemoryLedger(events: [try Samples.event()], failure: failure)
        #expect(throws: failure) { try census(ledger) }
    }
}
