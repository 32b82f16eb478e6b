// What people said, made at random.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// What people said, made at random: contradictions, ties, and times at the edges of periods.
struct RandomEvents {
    let now: Int64
    let purposes: [(name: String, channel: String)]
    let terms: [Int: SlowTerms]

    static let connection = "main"
    private static let states = [
        "ConsentRequested", "ConsentRequestDeferred", "ConsentRefused", "ConsentWithdrawn",
        "ConsentRevoked", "ConsentExpired", "ConsentInvalidated", "Objected",
    ]

    /// For what a policy and its guard-rails ask.
    init(asking policies: [SlowPolicy], now: Int64, _ random: inout Seeded) {
        self.now = now
        purposes = policies.flatMap(\.purposes).map { ($0.name, $0.channel) }
        var terms: [Int: SlowTerms] = [:]
        for number in 1...12 {
            let purpose = random.one(of: purposes)
            terms[number] = SlowTerms(
                purpose: random.isOne(in: 20) ? "other" : purpose.name,
                channel: random.isOne(in: 20) ? "sms" : purpose.channel,
                notice: random.one(of: RandomPolicy.notices), version: 1 + random.below(4),
                recipients: random.isOne(in: 4) ? ["other-provider"] : ["sendinblue"])
        }
        self.terms = terms
    }

    func make(_ random: inout Seeded) -> [SlowEvent] {
        let identifiers = Array(0..<16).shuffled(using: &random)
        var events: [SlowEvent] = []
        // Most people said yes to most of what is asked.
        for purpose in purposes where !random.isOne(in: 6) {
            events.append(event("ConsentGiven", purpose, identifiers[events.count % 16], &random))
        }
        for _ in 0..<random.one(of: [0, 0, 0, 1, 1, 2, 4]) {
            let state = random.one(of: Self.states + ["ConsentGiven", "RenewedConsentGiven"])
            let purpose = random.one(of: purposes)
            var said = event(state, purpose, identifiers[events.count % 16], &random)
            // Often at the very instant of another.
            if random.isOne(in: 2), let other = events.randomElement(using: &random) {
                said.expressedAt = other.expressedAt
                if random.isOne(in: 2) { said.endsAt = other.endsAt }
                if random.isOne(in: 2) { said.isConfirmed = other.isConfirmed }
                if random.isOne(in: 2) { said.type = other.type }
            }
            if !said.isGiven {
                if random.isOne(in: 4) { said.purpose = nil }
                if random.isOne(in: 4) { said.channel = nil }
            }
            if random.isOne(in: 3) {
                said.recipient = random.one(of: ["sendinblue", Self.connection, "other", ""])
            }
            events.append(said)
        }
        return events.shuffled(using: &random)
    }

    private func event(
        _ state: String, _ purpose: (name: String, channel: String), _ identifier: Int,
        _ random: inout Seeded
    ) -> SlowEvent {
        let right = terms.filter {
            $0.value.purpose == purpose.name && $0.value.channel == purpose.channel
        }.keys.sorted()
        let isRight = !right.isEmpty && !random.isOne(in: 8)
        let seconds: [Int64?] = [nil, nil, nil, 0, -1, 1]
        let ends = seconds.map { $0.map { now + $0 * SlowCalendar.second } }
        return SlowEvent(
            state: state, purpose: purpose.name,
            channel: random.isOne(in: 20) ? "sms" : purpose.channel, recipient: nil,
            type: random.isOne(in: 3)
                ? random.one(of: RandomPolicy.types + [""]) : RandomPolicy.types[2],
            isConfirmed: !random.isOne(in: 3), expressedAt: expressedAt(&random),
            endsAt: random.one(of: ends),
            terms: isRight ? random.one(of: right) : random.below(14), identifier: identifier)
    }

    /// A while ago, or at the edge of a period that is asked for, or just now.
    private func expressedAt(_ random: inout Seeded) -> Int64 {
        let moved = Int64(random.one(of: [0, 0, 1, -1, 86_400, -86_400])) * SlowCalendar.second
        switch random.below(9) {
        case 0: return now + moved
        case 1:
            let (day, rest) = SlowCalendar.day(of: now)
            let months = random.one(of: [1, 3, 12, 24])
            let earlier = SlowCalendar.adding(-months, to: day)
            return SlowCalendar.midnight(of: earlier) + rest + moved
        case 2:
            let days = random.one(of: [30, 365])
            return now - Int64(days * 86_400) * SlowCalendar.second + moved
        case 3: return now - 129_600 * SlowCalendar.second + moved
        default: return now - Int64(random.below(60 * 86_400)) * SlowCalendar.second
        }
    }
}

extension SlowEvent {
    /// The same as the ledger keeps it.
    func recorded(of subject: SubjectReference, now: Int64) throws -> ConsentEvent {
        guard
            let identifier = Identifier<ConsentEventNoun>(
                at: Instant(microseconds: now),
                random: [UInt8](repeating: UInt8(identifier), count: 10)),
            let state = ConsentState(term: state),
            let type = type.isEmpty ? .unstated : ConsentType(term: type)
        else { throw NoMember(name: self.state) }
        return ConsentEvent(
            identifier: identifier, subject: subject, terms: UInt32(terms),
            purpose: try purpose.map { try Name($0) },
            channel: channel.flatMap { Channel(rawValue: $0) }, recipient: recipient, state: state,
            type: type, isConfirmed: isConfirmed, expressedAt: Instant(microseconds: expressedAt),
            recordedAt: Instant(microseconds: now),
            expiresAt: endsAt.map { Instant(microseconds: $0) } ?? .distantFuture)
    }
}
