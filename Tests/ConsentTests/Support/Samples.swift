// Consent events to ask about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

/// Consent events to ask about.
enum Samples {
    static let now = Instant(seconds: 1_793_491_200)
    static let recipient = "sendinblue"

    static var connection: Name<Connection> { get throws { try Name("brevo-main") } }
    static var newsletter: Name<Purpose> { get throws { try Name("newsletter") } }
    static var question: ConsentQuestion {
        get throws { ConsentQuestion(purpose: try newsletter, channel: .email) }
    }
    static var questions: [ConsentQuestion] {
        get throws {
            [try question, ConsentQuestion(purpose: try Name("sms_offers"), channel: .sms)]
        }
    }

    static func subject(_ number: UInt64) -> SubjectReference {
        SubjectReference(Digest(number, 0, 0, number))
    }

    static func event(
        _ state: ConsentState = .given, of subject: UInt64 = 1, purpose: String? = "newsletter",
        channel: Channel? = .email, recipient: String? = nil, type: ConsentType = .expressed,
        isConfirmed: Bool = true, secondsAgo: Int64 = 1_000, expiresIn: Int64? = nil,
        terms: UInt32 = 1, identifier: UInt8 = 1
    ) throws -> ConsentEvent {
        ConsentEvent(
            identifier: try #require(
                Identifier(at: now, random: [UInt8](repeating: identifier, count: 10))),
            subject: self.subject(subject), terms: terms, purpose: try purpose.map { try Name($0) },
            channel: channel, recipient: recipient, state: state, type: type,
            isConfirmed: isConfirmed, expressedAt: now.advanced(bySeconds: -secondsAgo),
            recordedAt: now, expiresAt: expiresIn.map(now.advanced) ?? .distantFuture)
    }

    /// Any events at all: few values of each part, so that they often meet.
    static func randomEvents(_ count: Int, _ numbers: inout SeededNumbers) throws -> [ConsentEvent]
    {
        try (0..<count).map { place in
            try event(
                ConsentState.allCases.randomElement(using: &numbers) ?? .given,
                of: UInt64.random(in: 1...4, using: &numbers),
                purpose: [nil, "newsletter", "sms_offers"].randomElement(using: &numbers) ?? nil,
                channel: [nil, .email, .sms].randomElement(using: &numbers) ?? nil,
                recipient: [nil, nil, "sendinblue", "brevo-main", "other"]
                    .randomElement(using: &numbers) ?? nil,
                type: ConsentType.allCases.randomElement(using: &numbers) ?? .expressed,
                isConfirmed: Bool.random(using: &numbers),
                secondsAgo: Int64.random(in: -1...3, using: &numbers),
                expiresIn: [nil, 10, 20].randomElement(using: &numbers) ?? nil,
                terms: UInt32.random(in: 0...2, using: &numbers), identifier: UInt8(place))
        }
    }
}
