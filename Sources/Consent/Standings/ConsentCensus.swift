// How everybody stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How everybody stands, person by person, for people who count: one ordered scan, one subject in
/// memory at a time.
public enum ConsentCensus {
    /// What one person says on one purpose and channel.
    public struct Answer: Sendable {
        /// Who, by pseudonym.
        public let subject: SubjectReference
        /// About what; nil where the person only said something at large.
        public let question: ConsentQuestion?
        /// What decides.
        public let finding: ConsentFinding
    }

    /// Scans the ledger once, and hands over every answer, subject by subject.
    ///
    /// Events for one recipient alone are left out: they decide only towards that one.
    ///
    /// - Throws: `LedgerError` when the ledger cannot be read or breaks its own order.
    public static func take(
        of ledger: some ConsentLedger, upTo: UInt64, now: Instant, _ each: (Answer) -> Void
    ) throws(LedgerError) {
        var events: [NumberedConsentEvent] = []
        var isOrdered = true
        try ledger.scan(after: 0, upTo: upTo) { numbered in
            if let last = events.last, last.event.subject != numbered.event.subject {
                if numbered.event.subject < last.event.subject { isOrdered = false }
                answer(events, now: now, each)
                events.removeAll(keepingCapacity: true)
            }
            events.append(copy numbered)
        }
        guard isOrdered else { throw LedgerError(cause: "a scan is out of order") }
        answer(events, now: now, each)
    }

    /// The purposes and channels that the events of one subject name, sorted.
    public static func questions(of events: [NumberedConsentEvent]) -> [ConsentQuestion] {
        var questions: Set<ConsentQuestion> = []
        for numbered in events {
            guard let purpose = numbered.event.purpose, let channel = numbered.event.channel else {
                continue
            }
            questions.insert(ConsentQuestion(purpose: purpose, channel: channel))
        }
        return questions.sorted {
            ($0.purpose, $0.channel.rawValue) < ($1.purpose, $1.channel.rawValue)
        }
    }

    private static func answer(
        _ events: [NumberedConsentEvent], now: Instant, _ each: (Answer) -> Void
    ) {
        guard let subject = events.first?.event.subject else { return }
        let questions = questions(of: events)
        for question in questions {
            let finding = ConsentFinding(events, question: question, towards: nil, now: now)
            each(Answer(subject: subject, question: question, finding: finding))
        }
        guard questions.isEmpty else { return }
        each(
            Answer(
                subject: subject, question: nil, finding: ConsentFinding(atLarge: events, now: now))
        )
    }
}
