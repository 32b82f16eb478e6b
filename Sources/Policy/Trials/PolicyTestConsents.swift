// Folds the consent events of a policy's test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Folds the consent events of a policy's test, in any order, into what is known about the person.
///
/// The latest expressed event decides, of two at one instant the stricter. A consent dated after
/// `now` does not count yet. A withdrawal that names recipients closes only those.
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
        guard event.expressedAt <= now || !event.state.isValid, !isForOthers else { return }
        let purpose = policy.purposes[event.purpose]
        let number = UInt32(terms.count + 1)
        let told = ConsentTerms(
            purpose: purpose.name, channel: purpose.channel,
            notice: event.notice?.identifier ?? "", noticeVersion: event.notice?.minVersion ?? 0,
            recipients: event.recipients)
        let standing = ConsentStanding(
            state: event.state, type: event.type, isConfirmed: event.isConfirmed,
            expressedAt: event.expressedAt, expiresAt: event.expiresAt, terms: number,
            event: UInt64(number))
        terms[number] = told
        let current = facts.standings[event.purpose]
        if current.event == 0 || Self.weighs(standing, over: current) {
            facts.standings[event.purpose] = standing
        } else if !Self.weighs(current, over: standing), terms[current.terms] != told {
            // Alike but for the terms: which were shown cannot be told, so none are proven.
            facts.standings[event.purpose] = current.withoutTerms
        }
    }

    /// Whether one event decides over another: the later, and of two at one instant the stricter.
    private static func weighs(_ left: ConsentStanding, over right: ConsentStanding) -> Bool {
        if left.expressedAt != right.expressedAt { return left.expressedAt > right.expressedAt }
        let states = (strictness(of: left.state), strictness(of: right.state))
        if states.0 != states.1 { return states.0 > states.1 }
        if left.expiresAt != right.expiresAt { return left.expiresAt < right.expiresAt }
        if left.isConfirmed != right.isConfirmed { return right.isConfirmed }
        return left.type.rawValue < right.type.rawValue
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

extension ConsentStanding {
    /// The same event with terms that prove nothing.
    fileprivate var withoutTerms: ConsentStanding {
        ConsentStanding(
            state: state, type: type, isConfirmed: isConfirmed, expressedAt: expressedAt,
            expiresAt: expiresAt, terms: 0, event: event)
    }
}
