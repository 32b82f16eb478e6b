// How the events of a policy's test are folded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Policy

/// The events of a policy's test mean the same in whatever order they stand.
struct PolicyTestConsentsTests {
    private func event(
        _ state: ConsentState = .given, daysAgo: Int64 = 9, type: ConsentType = .expressed,
        isConfirmed: Bool = true, expiresAt: Instant = .distantFuture, version: Int = 2,
        recipients: [String] = []
    ) -> PolicyTestEvent {
        PolicyTestEvent(
            purpose: 0, state: state, type: type,
            expressedAt: Person.now.advanced(bySeconds: -daysAgo * 86_400),
            isConfirmed: isConfirmed, expiresAt: expiresAt,
            notice: RequiredNotice(identifier: "news", minVersion: version),
            recipients: recipients)
    }

    /// What decides of several events, without the numbers that they got by their order.
    private func fold(_ events: [PolicyTestEvent]) throws -> [String] {
        var consents = PolicyTestConsents(
            policy: try WidePolicy.document().compiled(), now: Person.now)
        for event in events { consents.hear(event) }
        let standing = consents.facts.standings[0]
        return [
            standing.state.term, standing.type.term, "\(standing.isConfirmed)",
            standing.expressedAt.description, standing.expiresAt.description,
            consents.terms[standing.terms].map { "\($0.noticeVersion)" } ?? "none",
        ]
    }

    @Test func `the order in which events stand never matters`() throws {
        let others = [
            event(.withdrawn), event(.refused), event(.expired), event(.requested),
            event(daysAgo: 8), event(type: .implied), event(isConfirmed: false),
            event(expiresAt: Person.now), event(version: 3), event(daysAgo: -1),
        ]
        for other in others {
            #expect(try fold([event(), other]) == fold([other, event()]))
        }
    }

    @Test(arguments: [
        (ConsentState.withdrawn, ConsentState.refused), (.revoked, .invalidated),
        (.refused, .expired), (.expired, .requested), (.requestDeferred, .renewed),
    ])
    func `of two events at one instant the stricter decides`(
        strict: ConsentState, mild: ConsentState
    ) throws {
        #expect(try fold([event(mild), event(strict)])[0] == strict.term)
        #expect(try fold([event(strict), event(mild)])[0] == strict.term)
    }

    @Test func `two events that differ only in their terms prove none`() throws {
        #expect(try fold([event(version: 2), event(version: 3)]).last == "none")
    }

    @Test func `a withdrawal for other recipients leaves this one alone`() throws {
        let withdrawal = event(.withdrawn, daysAgo: 1, recipients: ["other-provider"])
        #expect(try fold([event(), withdrawal])[0] == "ConsentGiven")
        let own = event(.withdrawn, daysAgo: 1, recipients: ["sendinblue"])
        #expect(try fold([event(), own])[0] == "ConsentWithdrawn")
    }
}
