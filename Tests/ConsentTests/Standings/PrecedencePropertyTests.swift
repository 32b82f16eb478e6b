// Precedence against its oracle, over random events in random orders.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

/// Whatever was said, in whatever order it arrived: the view of everybody, the reading of one person
/// and the rules word for word agree.
struct PrecedencePropertyTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]
    private static let setsOfASeed = Effort.isLong ? 25_000 : 2_500

    private struct Setting {
        let maker: EventMaker
        let questions: [ConsentQuestion]
        let connection: Name<Connection>
        let oracle: PrecedenceOracle

        init() throws {
            maker = try EventMaker()
            questions = try Samples.questions
            connection = try Samples.connection
            oracle = PrecedenceOracle(
                recipient: Samples.recipient, connection: connection.text, now: Samples.now)
        }
    }

    private func answer(_ standing: ConsentStanding, _ ledger: ArrivedEvents)
        -> PrecedenceOracle.Answer
    {
        PrecedenceOracle.Answer(
            state: standing.state, type: standing.type, isConfirmed: standing.isConfirmed,
            expressedAt: standing.expressedAt,
            expiresAt: standing.event == 0 ? nil : standing.expiresAt, terms: standing.terms,
            identifier: ledger.identifier(standing.event))
    }

    /// Whether both readings say of each person what the oracle says.
    private func agree(
        _ events: [ConsentEvent], _ ledger: ArrivedEvents, _ setting: Setting
    ) throws -> Bool {
        let view = try ConsentView(
            ledger: ledger, questions: setting.questions, recipient: Samples.recipient,
            connection: setting.connection, upTo: ledger.newest, now: Samples.now)
        var (all, one) = (SubjectFacts(purposeCount: 2), SubjectFacts(purposeCount: 2))
        for person in 1...2 as ClosedRange<UInt64> {
            let subject = Samples.subject(person)
            view.facts(about: subject, into: &all)
            try ConsentView.facts(
                about: subject, in: ledger, questions: setting.questions,
                recipient: Samples.recipient, connection: setting.connection, upTo: ledger.newest,
                now: Samples.now, into: &one)
            let own = events.filter { $0.subject == subject }
            let answers = setting.questions.map { setting.oracle.answer($0, own) }
            guard all.suppression == one.suppression, all.standings == one.standings,
                one.suppression == setting.oracle.suppression(own),
                one.standings.map({ answer($0, ledger) }) == answers
            else { return false }
        }
        return true
    }

    @Test(arguments: seeds) func `any events in any order decide as the rules say`(
        seed: UInt64
    ) throws {
        let setting = try Setting()
        var numbers = SeededNumbers(seed)
        for set in 0..<Self.setsOfASeed {
            let events = setting.maker.events(&numbers)
            for _ in 0..<2 {
                let ledger = ArrivedEvents(events, numbers: &numbers)
                guard try agree(events, ledger, setting) else {
                    Issue.record("set \(set) of seed \(seed) decides otherwise: \(events)")
                    return
                }
            }
        }
    }

    @Test(arguments: seeds) func `a consent older than what closes never opens`(
        seed: UInt64
    ) throws {
        let setting = try Setting()
        var numbers = SeededNumbers(seed &+ 100)
        let question = setting.questions[0]
        for _ in 0..<Self.setsOfASeed {
            let events = setting.maker.events(&numbers).filter {
                $0.subject == Samples.subject(1)
            }
            let closing = try Samples.event(
                .withdrawn, purpose: nil, channel: nil,
                secondsAgo: Int64.random(in: 1...2, using: &numbers), identifier: 200)
            let old = try Samples.event(
                .given, secondsAgo: Int64.random(in: 2...50, using: &numbers), identifier: 201)
            let ledger = ArrivedEvents(events + [closing], numbers: &numbers)
            let later = NumberedConsentEvent(number: ledger.newest + 1, event: old)
            let (before, after) = (
                ConsentFinding(ledger.numbered, question: question, towards: nil, now: Samples.now),
                ConsentFinding(
                    ledger.numbered + [later], question: question, towards: nil, now: Samples.now)
            )
            #expect(after.standing == before.standing && after.state == before.state)
            #expect(
                ConsentPrecedence.superseding(old, recipients: [], among: ledger.numbered) != nil)
        }
    }

    @Test(arguments: seeds) func `what stands against a consent is what keeps it from deciding`(
        seed: UInt64
    ) throws {
        let setting = try Setting()
        var numbers = SeededNumbers(seed &+ 200)
        for _ in 0..<Self.setsOfASeed {
            let events = setting.maker.events(&numbers).filter {
                $0.subject == Samples.subject(1) && $0.recipient == nil
            }
            let ledger = ArrivedEvents(events, numbers: &numbers)
            for question in setting.questions {
                let finding = ConsentFinding(
                    ledger.numbered, question: question, towards: nil, now: Samples.now)
                guard finding.state.isValid,
                    let deciding = ledger.numbered.first(where: { $0.number == finding.event })
                else { continue }
                #expect(
                    ConsentPrecedence.superseding(
                        deciding.event, recipients: [], among: ledger.numbered) == nil)
            }
        }
    }
}
