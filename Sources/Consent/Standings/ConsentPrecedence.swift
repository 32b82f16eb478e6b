// Which consent event decides.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Which consent event decides for one person, and whether the person objected.
///
/// Pure, and blind to the order of arrival. The rules:
///
/// 1. An objection suppresses, everywhere or for the recipient it names, and beats any consent.
/// 2. The latest `expressedAt` not after `now` decides; what was said at the same instant is
///    decided by what allows less. An older withdrawal is superseded by a later consent, and an
///    older consent by a later withdrawal, whichever arrived first.
/// 3. A withdrawal without purpose, channel or recipient closes every one; with a recipient it
///    closes only that one. A consent opens only the purpose and the channel that it names.
/// 4. A consent counts from the instant it was expressed at. What closes counts as soon as it is
///    in the ledger, whatever its date.
/// 5. No event is `ConsentState.unknown`.
///
/// Expiry, type, confirmation, notice and named recipients are the policy's checks on the deciding
/// event.
public enum ConsentPrecedence {
    /// The deciding standing among the events of one subject; unknown when none answers.
    public static func deciding(
        _ events: some Sequence<NumberedConsentEvent>, question: ConsentQuestion,
        recipient: String, connection: Name<Connection>, now: Instant
    ) -> ConsentStanding {
        let scope = ConsentScope(recipient: recipient, connection: connection.text, now: now)
        var deciding = DecidingEvent()
        for numbered in events
        where scope.concerns(numbered.event) && scope.answers(question, by: numbered.event) {
            deciding.hear(numbered)
        }
        return deciding.standing
    }

    /// What the objections among the events of one subject suppress.
    public static func suppression(
        _ events: some Sequence<NumberedConsentEvent>, recipient: String,
        connection: Name<Connection>, now: Instant
    ) -> Suppression {
        let scope = ConsentScope(recipient: recipient, connection: connection.text, now: now)
        var suppression: Suppression = []
        for numbered in events where scope.concerns(numbered.event) {
            suppression.formUnion(scope.suppression(by: numbered.event))
        }
        return suppression
    }

    /// The later event that stands against a consent, so that it changes nothing.
    ///
    /// - Parameters:
    ///   - given: A consent that was given.
    ///   - recipients: Those it names; what closes towards one recipient alone stands against a
    ///     consent that names no other.
    ///   - events: All events of the same subject.
    /// - Returns: The number of the latest expressed event that closes the same purpose and channel,
    ///   said at the same instant or later, or of an objection; nil when there is none.
    public static func superseding(
        _ given: ConsentEvent, recipients: [String], among events: [NumberedConsentEvent]
    ) -> UInt64? {
        guard given.state.isValid else { return nil }
        let closing = events.filter { numbered in
            let event = numbered.event
            guard !event.state.isValid, event.state != .unknown,
                event.recipient == nil
                    || (recipients.count == 1 && recipients[0] == event.recipient)
            else { return false }
            if event.state == .objected { return true }
            return event.expressedAt >= given.expressedAt
                && (event.purpose == nil || event.purpose == given.purpose)
                && (event.channel == nil || event.channel == given.channel)
        }
        return closing.max { left, right in
            (left.event.expressedAt, left.number) < (right.event.expressedAt, right.number)
        }?.number
    }

    /// Both answers at once, for every question of a policy.
    public static func decide(
        _ events: some Sequence<NumberedConsentEvent>, questions: [ConsentQuestion],
        recipient: String, connection: Name<Connection>, now: Instant,
        into facts: inout SubjectFacts
    ) {
        facts.suppression = suppression(
            events, recipient: recipient, connection: connection, now: now)
        for (index, question) in questions.enumerated() {
            facts.standings[index] = deciding(
                events, question: question, recipient: recipient, connection: connection, now: now)
        }
    }
}
