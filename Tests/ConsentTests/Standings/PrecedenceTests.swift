// Which event decides.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct PrecedenceTests {
    private func numbered(_ events: [ConsentEvent]) -> [NumberedConsentEvent] {
        events.enumerated().map {
            NumberedConsentEvent(number: UInt64($0.offset) + 1, event: $0.element)
        }
    }

    private func standing(
        _ events: [ConsentEvent], now: Instant = Samples.now
    ) throws -> ConsentStanding {
        ConsentPrecedence.deciding(
            numbered(events), question: try Samples.question, recipient: Samples.recipient,
            connection: try Samples.connection, now: now)
    }

    private func suppression(_ events: [ConsentEvent]) throws -> Suppression {
        ConsentPrecedence.suppression(
            numbered(events), recipient: Samples.recipient, connection: try Samples.connection,
            now: Samples.now)
    }

    @Test func `any events in any order of arrival decide as the rules say`() throws {
        let oracle = PrecedenceOracle(
            recipient: Samples.recipient, connection: try Samples.connection.text, now: Samples.now)
        var numbers = SeededNumbers(1)
        for _ in 0..<3_000 {
            var events = try Samples.randomEvents(Int.random(in: 0...7, using: &numbers), &numbers)
            for question in try Samples.questions {
                events.shuffle(using: &numbers)
                let standing = ConsentPrecedence.deciding(
                    numbered(events), question: question, recipient: Samples.recipient,
                    connection: try Samples.connection, now: Samples.now)
                let answer = PrecedenceOracle.Answer(
                    state: standing.state, type: standing.type, isConfirmed: standing.isConfirmed,
                    expressedAt: standing.expressedAt,
                    expiresAt: standing.event == 0 ? nil : standing.expiresAt,
                    terms: standing.terms,
                    identifier: standing.event == 0
                        ? nil : events[Int(standing.event) - 1].identifier)
                #expect(answer == oracle.answer(question, events))
            }
            #expect(try suppression(events) == oracle.suppression(events))
        }
    }

    @Test(arguments: [-1, -300, -3_600]) func `a withdrawal dated ahead counts at once`(
        secondsAgo: Int64
    ) throws {
        let given = try Samples.event()
        let withdrawn = try Samples.event(.withdrawn, secondsAgo: secondsAgo, identifier: 2)
        #expect(try standing([given, withdrawn]).state == .withdrawn)
        let objected = try Samples.event(.objected, secondsAgo: secondsAgo)
        #expect(try suppression([objected]) == .global)
    }

    @Test func `no event at all is unknown`() throws {
        #expect(try standing([]) == .unknown)
    }

    @Test func `a later withdrawal closes and a later consent opens, whichever arrived first`()
        throws
    {
        let given = try Samples.event(.given, secondsAgo: 100)
        let withdrawn = try Samples.event(.withdrawn, secondsAgo: 50, terms: 0)
        let again = try Samples.event(.renewed, secondsAgo: 10)
        #expect(try standing([given, withdrawn]).state == .withdrawn)
        #expect(try standing([withdrawn, given]).state == .withdrawn)
        #expect(try standing([again, withdrawn, given]).state == .renewed)
    }

    @Test func `of two said at one instant the one that allows less decides`() throws {
        let order: [ConsentState] = [.given, .requested, .expired, .refused, .withdrawn]
        for (lower, weaker) in order.enumerated() {
            for stricter in order[(lower + 1)...] {
                let events = [
                    try Samples.event(weaker), try Samples.event(stricter, identifier: 9),
                ]
                #expect(try standing(events).state == stricter)
                #expect(try standing(events.reversed()).state == stricter)
            }
        }
    }

    @Test func `a consent dated after the instant asked about does not count yet`() throws {
        let event = try Samples.event(secondsAgo: 0)
        #expect(try standing([event]).state == .given)
        let before = Instant(microseconds: Samples.now.microseconds - 1)
        #expect(try standing([event], now: before) == .unknown)
    }

    @Test func `a consent opens only the purpose and channel it names`() throws {
        for event in [
            try Samples.event(purpose: nil), try Samples.event(channel: nil),
            try Samples.event(purpose: "sms_offers"), try Samples.event(channel: .sms),
        ] { #expect(try standing([event]) == .unknown) }
    }

    @Test(arguments: [ConsentState.withdrawn, .refused, .revoked, .invalidated])
    func `what closes at large closes every purpose and channel`(state: ConsentState) throws {
        let given = try Samples.event(secondsAgo: 2_000)
        for closing in [
            try Samples.event(state, purpose: nil), try Samples.event(state, channel: nil),
            try Samples.event(state, purpose: nil, channel: nil), try Samples.event(state),
        ] { #expect(try standing([given, closing]).state == state) }
    }

    @Test func `a withdrawal for one recipient closes that one alone`() throws {
        let given = try Samples.event(secondsAgo: 2_000)
        for (recipient, state) in [
            ("sendinblue", ConsentState.withdrawn), ("brevo-main", .withdrawn), ("other", .given),
        ] {
            let closing = try Samples.event(.withdrawn, recipient: recipient)
            #expect(try standing([given, closing]).state == state)
        }
    }

    @Test func `two texts said to be agreed to at one instant prove neither`() throws {
        let events = [
            try Samples.event(terms: 1, identifier: 1), try Samples.event(terms: 2, identifier: 2),
            try Samples.event(terms: 1, identifier: 3),
        ]
        #expect(try standing(events).terms == 0)
        #expect(try standing([events[0], events[2]]).terms == 1)
    }

    @Test func `the earlier end, the unconfirmed and the weaker type weigh more`() throws {
        let plain = try Samples.event()
        #expect(try standing([plain, try Samples.event(expiresIn: 5)]).expiresAt < .distantFuture)
        #expect(try !standing([plain, try Samples.event(isConfirmed: false)]).isConfirmed)
        #expect(try standing([plain, try Samples.event(type: .implied)]).type == .implied)
    }

    @Test func `an objection suppresses whatever it names, and no consent lifts it`() throws {
        let later = try Samples.event(.given, secondsAgo: 1)
        #expect(try suppression([try Samples.event(.objected), later]) == .global)
        #expect(
            try suppression([try Samples.event(.objected, purpose: nil, channel: nil)]) == .global)
        #expect(
            try suppression([try Samples.event(.objected, purpose: "other", channel: .sms)])
                == .global)
        #expect(
            try suppression([try Samples.event(.objected, recipient: "sendinblue")]) == .connection)
        #expect(
            try suppression([try Samples.event(.objected, recipient: "brevo-main")]) == .connection)
        #expect(try suppression([try Samples.event(.objected, recipient: "other")]) == [])
        #expect(try suppression([later]) == [])
    }

    @Test func `an objection is no answer to a question of consent`() throws {
        let events = [try Samples.event(secondsAgo: 100), try Samples.event(.objected)]
        #expect(try standing(events).state == .given)
    }
}
