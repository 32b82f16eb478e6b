// What decides for one person now, and why.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct ConsentFindingTests {
    private func finding(
        _ events: [ConsentEvent], towards recipient: String? = nil, now: Instant = Samples.now
    ) throws -> ConsentFinding {
        ConsentFinding(
            numbered(events), question: try Samples.question, towards: recipient, now: now)
    }

    private func numbered(_ events: [ConsentEvent]) -> [NumberedConsentEvent] {
        events.enumerated().map {
            NumberedConsentEvent(number: UInt64($0.offset) + 1, event: $0.element)
        }
    }

    @Test func `a consent has ended at the very second that it names`() throws {
        let event = try Samples.event(expiresIn: 0)
        #expect(try finding([event]).state == .expired)
        let before = Instant(microseconds: Samples.now.microseconds - 1)
        #expect(try finding([event], now: before).state == .given)
    }

    @Test func `an objection decides before a later consent`() throws {
        let objected = try Samples.event(.objected, secondsAgo: 500)
        let found = try finding([objected, try Samples.event(secondsAgo: 1)])
        #expect(found.state == .objected)
        #expect(found.event == 1)
    }

    @Test func `of two objections the later is named`() throws {
        let events = [
            try Samples.event(.objected, secondsAgo: 5),
            try Samples.event(.objected, secondsAgo: 9),
        ]
        #expect(try finding(events).event == 1)
    }

    @Test func `what is for one recipient decides towards that one alone`() throws {
        let events = [
            try Samples.event(), try Samples.event(.withdrawn, recipient: "other", secondsAgo: 1),
        ]
        #expect(try finding(events).state == .given)
        #expect(try finding(events, towards: "other").state == .withdrawn)
        #expect(try finding(events, towards: "sendinblue").state == .given)
    }

    @Test func `events of the same instant are counted as rivals`() throws {
        let events = [
            try Samples.event(), try Samples.event(.refused, identifier: 2),
            try Samples.event(.requested, secondsAgo: 2_000, identifier: 3),
        ]
        let found = try finding(events)
        #expect(found.state == .refused)
        #expect(found.rivals == 1)
    }

    @Test func `nothing on record is unknown`() throws {
        #expect(try finding([]).state == .unknown)
        #expect(try finding([]).event == 0)
    }

    @Test func `at large nothing is a consent`() throws {
        let events = numbered([
            try Samples.event(secondsAgo: 1),
            try Samples.event(.withdrawn, purpose: nil, channel: nil),
        ])
        #expect(ConsentFinding(atLarge: events, now: Samples.now).state == .withdrawn)
    }

    @Test func `a consent is superseded by what closes later, or at the same instant`() throws {
        let given = try Samples.event(secondsAgo: 100)
        for (seconds, isSuperseded) in [(99, true), (100, true), (101, false)] as [(Int64, Bool)] {
            let closing = numbered([try Samples.event(.withdrawn, secondsAgo: seconds)])
            let found = ConsentPrecedence.superseding(given, recipients: [], among: closing)
            #expect((found != nil) == isSuperseded)
        }
    }

    @Test func `what closes another purpose, channel or recipient supersedes nothing`() throws {
        let given = try Samples.event(secondsAgo: 100)
        let others = numbered([
            try Samples.event(.withdrawn, purpose: "sms_offers", secondsAgo: 1),
            try Samples.event(.withdrawn, channel: .sms, secondsAgo: 1),
            try Samples.event(.withdrawn, recipient: "other", secondsAgo: 1),
        ])
        #expect(
            ConsentPrecedence.superseding(given, recipients: ["sendinblue"], among: others) == nil)
        #expect(ConsentPrecedence.superseding(given, recipients: ["other"], among: others) == 3)
    }

    @Test func `an objection supersedes a later consent too`() throws {
        let given = try Samples.event(secondsAgo: 1)
        let objected = numbered([try Samples.event(.objected, secondsAgo: 500)])
        #expect(ConsentPrecedence.superseding(given, recipients: [], among: objected) == 1)
    }

    @Test func `what closes is superseded by nothing`() throws {
        let closing = try Samples.event(.withdrawn, secondsAgo: 100)
        let later = numbered([try Samples.event(.refused, secondsAgo: 1)])
        #expect(ConsentPrecedence.superseding(closing, recipients: [], among: later) == nil)
    }
}
