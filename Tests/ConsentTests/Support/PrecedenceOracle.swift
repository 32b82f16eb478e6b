// The rules of precedence, word for word.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// The rules of precedence, word for word: slow, and written without a look at the room's code.
///
/// Every event is held against every other. It sees no numbers, so that what it says cannot depend
/// on the order of arrival.
struct PrecedenceOracle {
    let recipient: String
    let connection: String
    let now: Instant

    /// What decides, and the identifier of the event that did.
    struct Answer: Equatable {
        var state = ConsentState.unknown
        var type = ConsentType.unstated
        var isConfirmed = false
        var expressedAt = Instant(microseconds: 0)
        var expiresAt: Instant?
        var terms: UInt32 = 0
        var identifier: Identifier<ConsentEventNoun>?
    }

    /// An objection suppresses, everywhere or for whom it names.
    func suppression(_ events: [ConsentEvent]) -> Suppression {
        var result: Suppression = []
        for event in events where event.state == .objected {
            if event.recipient == nil { result.insert(.global) }
            if event.recipient == recipient { result.insert(.connection) }
            if event.recipient == connection { result.insert(.connection) }
        }
        return result
    }

    /// The event that no other beats.
    func answer(_ question: ConsentQuestion, _ events: [ConsentEvent]) -> Answer {
        let heard = events.filter { speaks($0, to: question) }
        for event in heard {
            let isBeaten = heard.contains { beats($0, event) }
            if isBeaten { continue }
            let alike = heard.filter { isAlike($0, event) }
            let haveOneText = alike.allSatisfy { $0.terms == event.terms }
            return Answer(
                state: event.state, type: event.type, isConfirmed: event.isConfirmed,
                expressedAt: event.expressedAt, expiresAt: event.expiresAt,
                terms: haveOneText ? event.terms : 0, identifier: event.identifier)
        }
        return Answer()
    }

    private func opens(_ event: ConsentEvent) -> Bool {
        event.state == .given || event.state == .renewed
    }

    private func speaks(_ event: ConsentEvent, to question: ConsentQuestion) -> Bool {
        // Nobody records that nothing is known, and an objection is no answer.
        if event.state == .unknown || event.state == .objected { return false }
        // It is said to somebody else.
        if let named = event.recipient, named != recipient, named != connection { return false }
        // A consent names its purpose and channel, and counts from its own time on.
        if opens(event) {
            return event.purpose == question.purpose && event.channel == question.channel
                && event.expressedAt <= now
        }
        // What closes may leave out either, and counts at once.
        if let purpose = event.purpose, purpose != question.purpose { return false }
        if let channel = event.channel, channel != question.channel { return false }
        return true
    }

    /// The later one; else the one that allows less; else, so that there is always one, the one with
    /// the lesser identifier.
    private func beats(_ one: ConsentEvent, _ two: ConsentEvent) -> Bool {
        if one.expressedAt > two.expressedAt { return true }
        if one.expressedAt < two.expressedAt { return false }
        if rank(one.state) < rank(two.state) { return true }
        if rank(one.state) > rank(two.state) { return false }
        if one.expiresAt < two.expiresAt { return true }
        if one.expiresAt > two.expiresAt { return false }
        if !one.isConfirmed && two.isConfirmed { return true }
        if one.isConfirmed && !two.isConfirmed { return false }
        if one.type.rawValue < two.type.rawValue { return true }
        if one.type.rawValue > two.type.rawValue { return false }
        return one.identifier < two.identifier
    }

    /// Whether they differ in nothing that decides.
    private func isAlike(_ one: ConsentEvent, _ two: ConsentEvent) -> Bool {
        one.expressedAt == two.expressedAt && rank(one.state) == rank(two.state)
            && one.expiresAt == two.expiresAt && one.isConfirmed == two.isConfirmed
            && one.type == two.type
    }

    private func rank(_ state: ConsentState) -> Int {
        switch state {
        case .withdrawn, .revoked: 1
        case .refused, .invalidated: 2
        case .expired: 3
        case .requested, .requestDeferred: 4
        case .given, .renewed: 5
        case .unknown, .objected: 6
        }
    }
}
