// The rules of precedence, from the book.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The rules of precedence, written from the book: slow, by sorting everything that was said.
struct SlowConsents {
    let events: [SlowEvent]
    /// The recipient as consents name it, and the connection's own name.
    let recipients: [String]
    let now: Int64

    /// What the person's objections suppress.
    var suppression: [String] {
        let objections = events.filter { $0.state == "Objected" }
        var found: [String] = []
        if objections.contains(where: { $0.recipient == nil }) { found.append("global") }
        if objections.contains(where: { $0.recipient.map(recipients.contains) == true }) {
            found.append("connection")
        }
        return found
    }

    /// The event that decides on a purpose and channel; nil when nothing was said.
    func deciding(_ purpose: String, _ channel: String) -> SlowEvent? {
        let said = events.filter { isSaid($0, of: purpose, channel) }
        let sorted = said.sorted { place(of: $0).lexicographicallyPrecedes(place(of: $1)) }
        guard var first = sorted.first else { return nil }
        // Alike in everything but what the person was told: then nobody knows what that was.
        let alike = said.filter { place(of: $0).dropLast() == place(of: first).dropLast() }
        if alike.contains(where: { $0.terms != first.terms }) { first.terms = 0 }
        return first
    }

    private func isSaid(_ event: SlowEvent, of purpose: String, _ channel: String) -> Bool {
        if event.state == "Objected" { return false }
        if let named = event.recipient, !recipients.contains(named) { return false }
        if event.isGiven {
            return event.purpose == purpose && event.channel == channel
                && event.expressedAt <= now
        }
        return [nil, purpose].contains(event.purpose) && [nil, channel].contains(event.channel)
    }

    /// What comes first decides: the latest, then what allows less.
    private func place(of event: SlowEvent) -> [Int64] {
        let weights: [String: Int64] = [
            "ConsentWithdrawn": 0, "ConsentRevoked": 0, "ConsentRefused": 1,
            "ConsentInvalidated": 1, "ConsentExpired": 2, "ConsentRequested": 3,
            "ConsentRequestDeferred": 3, "ConsentGiven": 4, "RenewedConsentGiven": 4,
        ]
        let types: [String: Int64] = [
            "": 0, "dpv:ImpliedConsent": 1, "dpv:ExpressedConsent": 2,
            "dpv:ExplicitlyExpressedConsent": 3,
        ]
        return [
            -event.expressedAt, weights[event.state] ?? 9, event.endsAt ?? .max,
            event.isConfirmed ? 1 : 0, types[event.type] ?? 9, Int64(event.identifier),
        ]
    }
}
