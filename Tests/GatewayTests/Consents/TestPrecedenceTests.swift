// The precedence of a policy's tests and that of the ledger are one.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Foundation
import Testing

@testable import Policy

/// Both foldings of events hear the same random ones.
///
/// Rooms do not see each other, so a policy's test has rules of its own for events that it invents.
struct TestPrecedenceTests {
    private static let now = Instant(seconds: 1_780_000_000)
    private static let isLong = ProcessInfo.processInfo.environment["EXEAT_TEST_LONG"] != nil
    private static let states: [ConsentState] = ConsentState.allCases.filter {
        $0 != .unknown && $0 != .objected
    }

    private func event(_ numbers: inout SeededNumbers) -> PolicyTestEvent {
        let state = Self.states.randomElement(using: &numbers) ?? .given
        let age = Int64.random(in: -1...3, using: &numbers)
        let ends = [nil, 0, 5].randomElement(using: &numbers) ?? nil
        return PolicyTestEvent(
            purpose: Int.random(in: 0...1, using: &numbers), state: state,
            type: [.expressed, .implied].randomElement(using: &numbers) ?? .expressed,
            expressedAt: Self.now.advanced(bySeconds: -age),
            isConfirmed: numbers.happens(50),
            expiresAt: ends.map { Self.now.advanced(bySeconds: Int64($0)) } ?? .distantFuture,
            notice: RequiredNotice(
                identifier: "newsletter", minVersion: Int.random(in: 1...2, using: &numbers)),
            recipients: [[], [], ["sendinblue"], ["other"], ["other", "sendinblue"]]
                .randomElement(using: &numbers) ?? [])
    }

    /// The same as events of the ledger: what closes names one recipient, so it may be several.
    private func ledger(
        _ events: [PolicyTestEvent], of policy: CompiledPolicy
    ) throws -> [NumberedConsentEvent] {
        var told: [[String]: UInt32] = [:]
        var numbered: [NumberedConsentEvent] = []
        for event in events {
            let recipients: [String?] =
                event.state.isValid || event.recipients.isEmpty ? [nil] : event.recipients
            let key = ["\(event.notice?.minVersion ?? 0)"] + event.recipients.sorted()
            let terms = told[key] ?? UInt32(told.count + 1)
            told[key] = terms
            let purpose = policy.purposes[event.purpose]
            for recipient in recipients {
                let place = numbered.count
                let identifier = try #require(
                    Identifier<ConsentEventNoun>(
                        at: Self.now, random: [UInt8](repeating: UInt8(place), count: 10)))
                numbered.append(
                    NumberedConsentEvent(
                        number: UInt64(place) + 1,
                        event: ConsentEvent(
                            identifier: identifier, subject: SubjectReference(.zero),
                            terms: event.state.isValid ? terms : 0, purpose: purpose.name,
                            channel: purpose.channel, recipient: recipient, state: event.state,
                            type: event.type, isConfirmed: event.isConfirmed,
                            expressedAt: event.expressedAt, recordedAt: Self.now,
                            expiresAt: event.expiresAt)))
            }
        }
        return numbered
    }

    /// States that weigh the same are one: which of them is named decides nothing.
    private func weight(_ state: ConsentState) -> Int {
        switch state {
        case .withdrawn, .revoked, .objected: 5
        case .refused, .invalidated: 4
        case .expired: 3
        case .requested, .requestDeferred: 2
        case .given, .renewed: 1
        case .unknown: 0
        }
    }

    private func words(_ standing: ConsentStanding, proven: Bool) -> [String] {
        [
            "\(weight(standing.state))", standing.type.term, "\(standing.isConfirmed)",
            "\(standing.expressedAt)", "\(standing.expiresAt)",
            standing.state.isValid ? "\(proven)" : "",
        ]
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func `both decide alike`(seed: UInt64) throws {
        let policy = try NewsletterPolicy.compiled()
        let questions = policy.purposes.map {
            ConsentQuestion(purpose: $0.name, channel: $0.channel)
        }
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<(Self.isLong ? 20_000 : 2_000) {
            let count = Int.random(in: 0...6, using: &numbers)
            let events = (0..<count).map { _ in event(&numbers) }
            var test = PolicyTestConsents(policy: policy, now: Self.now)
            for event in events { test.hear(event) }
            let real = try ledger(events, of: policy)
            for (place, question) in questions.enumerated() {
                let standing = ConsentPrecedence.deciding(
                    real, question: question, recipient: policy.connectionType,
                    connection: try Name("brevo"), now: Self.now)
                let told = test.facts.standings[place]
                guard
                    words(standing, proven: standing.terms != 0)
                        == words(told, proven: told.terms != 0)
                else {
                    Issue.record("\(events) is \(told) in a test and \(standing) in the ledger")
                    return
                }
            }
        }
    }
}
