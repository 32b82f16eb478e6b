// Random events that often meet.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

/// Makes random events of one or two people: few values of each part, so that they often meet, tie
/// and contradict each other.
struct EventMaker {
    private let newsletter: Name<Purpose>
    private let offers: Name<Purpose>
    private let identifiers: [Identifier<ConsentEventNoun>]
    private static let states: [ConsentState] =
        ConsentState.allCases + [.given, .given, .renewed, .withdrawn, .objected]

    init() throws {
        newsletter = try Name("newsletter")
        offers = try Name("sms_offers")
        identifiers = try (0..<16).map { place in
            try #require(
                Identifier(at: Samples.now, random: [UInt8](repeating: UInt8(place), count: 10)))
        }
    }

    func events(_ numbers: inout SeededNumbers) -> [ConsentEvent] {
        let order = identifiers.shuffled(using: &numbers)
        return (0..<Int.random(in: 0...8, using: &numbers)).map { place in
            event(order[place], &numbers)
        }
    }

    private func event(
        _ identifier: Identifier<ConsentEventNoun>, _ numbers: inout SeededNumbers
    ) -> ConsentEvent {
        // From a long time ago to one second ahead; now itself is among them.
        let age = [-1, 0, 0, 1, 1, 1, 2, 40].randomElement(using: &numbers) ?? 0
        let expressed = Samples.now.advanced(bySeconds: -Int64(age))
        // Some end at the very second that is asked about.
        let ends = [nil, nil, 0, 1, 5].randomElement(using: &numbers) ?? nil
        return ConsentEvent(
            identifier: identifier,
            subject: Samples.subject(UInt64.random(in: 1...2, using: &numbers)),
            terms: UInt32.random(in: 0...2, using: &numbers),
            purpose: [nil, newsletter, newsletter, offers].randomElement(using: &numbers) ?? nil,
            channel: [nil, .email, .email, .sms].randomElement(using: &numbers) ?? nil,
            recipient: [nil, nil, nil, "sendinblue", "brevo-main", "other"]
                .randomElement(using: &numbers) ?? nil,
            state: Self.states.randomElement(using: &numbers) ?? .given,
            type: [.expressed, .expressed, .implied].randomElement(using: &numbers) ?? .expressed,
            isConfirmed: Bool.random(using: &numbers), expressedAt: expressed,
            recordedAt: Samples.now,
            expiresAt: ends.map { Samples.now.advanced(bySeconds: Int64($0)) } ?? .distantFuture)
    }
}
