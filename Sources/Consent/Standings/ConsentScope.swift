// To whom the data would go.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// To whom the data would go, as an event may name it, and when.
///
/// An event that names neither this recipient nor this connection does not concern it.
struct ConsentScope {
    let recipient: String
    let connection: String
    let now: Instant

    /// Whether an event counts here at all: said by now, and to all recipients or to this one.
    ///
    /// What closes counts as soon as it is in the ledger, whatever its date: it may have come in
    /// long after a run took its `now`, or from a machine whose clock is a little ahead of ours.
    func concerns(_ event: borrowing ConsentEvent) -> Bool {
        guard event.expressedAt <= now || !event.state.isValid else { return false }
        guard let named = event.recipient else { return true }
        return named == recipient || named == connection
    }

    /// Whether an event answers a question.
    ///
    /// What closes may be said at large; what opens must name its purpose and its channel,
    /// because nobody can agree to everything at once.
    func answers(_ question: ConsentQuestion, by event: borrowing ConsentEvent) -> Bool {
        guard event.state != .objected, event.state != .unknown else { return false }
        if event.state.isValid {
            return event.purpose == question.purpose && event.channel == question.channel
        }
        return (event.purpose == nil || event.purpose == question.purpose)
            && (event.channel == nil || event.channel == question.channel)
    }

    /// What an event suppresses: an objection is to the processing as such, whatever it names.
    func suppression(by event: borrowing ConsentEvent) -> Suppression {
        guard event.state == .objected else { return [] }
        return event.recipient == nil ? .global : .connection
    }
}
