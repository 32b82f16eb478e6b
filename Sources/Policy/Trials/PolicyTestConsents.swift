// Folds the consent events of a policy's test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Folds the consent events of a policy's test, in any order, into what is known about the person.
///
/// The latest expressed event not after `now` decides; of two at one instant the stricter. A
/// withdrawal that names recipients closes only those.
struct PolicyTestConsents {
    var facts: SubjectFacts
    private(set) var terms: [UInt32: ConsentTerms] = [:]
    private let policy: CompiledPolicy
    private let now: Instant

    init(policy: CompiledPolicy, now: Instant) {
        self.policy = policy
        self.now = now
        facts = SubjectFacts(purposeCount: policy.purposes.count)
    }

    mutating func hear(_ event: PolicyTestEvent) {
        let isForOthers =
            !event.state.isValid && !event.recipients.isEmpty
            && !event.recipients.contains(policy.connectionType)
        guard event.expressedAt <= now, !isForOthers else { return }
        let current = facts.standings[event.purpose]
        let order = (event.expressedAt, Self.strictness(of: event.state))
        guard
            current.event == 0 || order > (current.expressedAt, Self.strictness(of: current.state))
        else { return }
        let purpose = policy.purposes[event.purpose]
        let number = UInt32(terms.count + 1)
        terms[number] = ConsentTerms(
            purpose: purpose.name, channel: purpose.channel,
            notice: event.notice?.identifier ?? "", noticeVersion: event.notice?.minVersion ?? 0,
            recipients: event.recipients)
        facts.standings[event.purpose] = ConsentStanding(
            state: event.state, type: event.type, isConfirmed: event.isConfirmed,
            expressedAt: event.expressedAt, expiresAt: event.expiresAt, terms: number,
            event: UInt64(number))
    }

    /// What weighs more of two events at one instant.
    private static func strictness(of state: ConsentState) -> Int {
        switch state {
        case .withdrawn, .revoked, .objected: 4
        case .refused, .invalidated: 3
        case .expired: 2
        case .requested, .requestDeferred: 1
        case .given, .renewed, .unknown: 0
        }
    }
}
