// The rules of precedence, word for word.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// The rules of precedence, word for word: slow, and written without a look at the room's code.
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

    func suppression(_ events: [ConsentEvent]) -> Suppression {
        var result: Suppression = []
        for event in events where event.state == .objected && hasBeenSaid(event) {
            if event.recipient == nil { result.insert(.global) }
            if [recipient, connection].contains(event.recipient) { result.insert(.connection) }
        }
        return result
    }

    func answer(_ question: ConsentQuestion, _ events: [ConsentEvent]) -> Answer {
        let heard = events.filter { speaks($0, to: question) }
        guard let latest = heard.map(\.expressedAt).max() else { return Answer() }
        let strictest = heard.filter { $0.expressedAt == latest }.sorted { isStricter($0, $1) }
        let alike = strictest.filter { !isStricter(strictest[0], $0) }
        let first = alike.min { $0.identifier < $1.identifier } ?? strictest[0]
        return Answer(
            state: first.state, type: first.type, isConfirmed: first.isConfirmed,
            expressedAt: latest, expiresAt: first.expiresAt,
            terms: Set(alike.map(\.terms)).count == 1 ? first.terms : 0,
            identifier: first.identifier)
    }

    /// Consents by now, everything else whatever its date.
    private func hasBeenSaid(_ event: ConsentEvent) -> Bool {
        let opens = event.state == .given || event.state == .renewed
        return event.expressedAt <= now || !opens
    }

    private func speaks(_ event: ConsentEvent, to question: ConsentQuestion) -> Bool {
        guard hasBeenSaid(event), event.state != .unknown, event.state != .objected,
            event.recipient == nil || [recipient, connection].contains(event.recipient)
        else { return false }
        let opens = event.state == .given || event.state == .renewed
        let isOfPurpose = event.purpose == question.purpose || (event.purpose == nil && !opens)
        let isOfChannel = event.channel == question.channel || (event.channel == nil && !opens)
        return isOfPurpose && isOfChannel
    }

    private func isStricter(_ one: ConsentEvent, _ two: ConsentEvent) -> Bool {
        let ranks: [[ConsentState]] = [
            [.withdrawn, .revoked], [.refused, .invalidated], [.expired],
            [.requested, .requestDeferred], [.given, .renewed],
        ]
        let rank = { (event: ConsentEvent) in ranks.firstIndex { $0.contains(event.state) } ?? 9 }
        let key = { (event: ConsentEvent) in
            (rank(event), event.expiresAt, event.isConfirmed ? 1 : 0, event.type.rawValue)
        }
        return key(one) < key(two)
    }
}
