// The event that decides so far.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The event that decides among those heard so far, for one person and one question.
///
/// Hearing the same events in another order ends with the same decision: the latest expressed one
/// stands; of two expressed at the same instant the one that allows less; of two that allow the
/// same the one with the lesser identifier, so that the number of arrival never plays a part.
struct DecidingEvent {
    private(set) var standing: ConsentStanding = .unknown
    private var identifier: Identifier<ConsentEventNoun>?

    /// Forgets what was heard.
    mutating func removeAll() {
        standing = .unknown
        identifier = nil
    }

    /// Hears one more event, which must answer the question.
    mutating func hear(_ numbered: borrowing NumberedConsentEvent) {
        let event = numbered.event
        guard let current = identifier else { return adopt(numbered) }
        if event.expressedAt != standing.expressedAt {
            if event.expressedAt > standing.expressedAt { adopt(numbered) }
            return
        }
        let ranks = (Self.strictness(of: event.state), Self.strictness(of: standing.state))
        if ranks.0 != ranks.1 {
            if ranks.0 > ranks.1 { adopt(numbered) }
            return
        }
        if event.expiresAt != standing.expiresAt {
            if event.expiresAt < standing.expiresAt { adopt(numbered) }
            return
        }
        if event.isConfirmed != standing.isConfirmed {
            if !event.isConfirmed { adopt(numbered) }
            return
        }
        if event.type != standing.type {
            if event.type.rawValue < standing.type.rawValue { adopt(numbered) }
            return
        }
        // Alike but for the terms: which were shown cannot be told, so none are proven.
        let terms = event.terms == standing.terms ? event.terms : 0
        if event.identifier < current { adopt(numbered) }
        replaceTerms(terms)
    }

    /// What weighs more when two events were expressed at the same instant.
    ///
    /// Withdrawn or revoked, then refused or invalidated, then expired, then merely asked, then
    /// given. An objection suppresses and never comes here.
    private static func strictness(of state: ConsentState) -> Int {
        switch state {
        case .withdrawn, .revoked, .objected: 4
        case .refused, .invalidated: 3
        case .expired: 2
        case .requested, .requestDeferred: 1
        case .given, .renewed, .unknown: 0
        }
    }

    private mutating func adopt(_ numbered: borrowing NumberedConsentEvent) {
        let event = numbered.event
        identifier = event.identifier
        standing = ConsentStanding(
            state: event.state, type: event.type, isConfirmed: event.isConfirmed,
            expressedAt: event.expressedAt, expiresAt: event.expiresAt, terms: event.terms,
            event: numbered.number)
    }

    private mutating func replaceTerms(_ terms: UInt32) {
        standing = ConsentStanding(
            state: standing.state, type: standing.type, isConfirmed: standing.isConfirmed,
            expressedAt: standing.expressedAt, expiresAt: standing.expiresAt, terms: terms,
            event: standing.event)
    }
}
