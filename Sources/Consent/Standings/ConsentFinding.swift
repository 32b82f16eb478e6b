// What decides for one person now, and what stood against it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What decides for one person and one question at an instant, and why: for people who look, where
/// no policy asks.
public struct ConsentFinding: Hashable, Sendable {
    /// The deciding event; unknown when none answers.
    public let standing: ConsentStanding
    /// The number of the latest objection that suppresses; 0 when there is none.
    public let objection: UInt64
    /// When that objection was expressed.
    public let objectedAt: Instant
    /// How many other events were expressed at the instant of the deciding one.
    public let rivals: Int
    /// Whether a consent decides whose own end has passed.
    public let hasEnded: Bool

    /// The state that follows: an objection before any consent, and an ended consent is expired.
    public var state: ConsentState {
        if objection != 0 { return .objected }
        return hasEnded ? .expired : standing.state
    }

    /// The number of the event that makes it so; 0 when there is none.
    public var event: UInt64 { objection == 0 ? standing.event : objection }

    /// Looks at the events of one subject.
    ///
    /// - Parameters:
    ///   - events: All events of the subject.
    ///   - question: The purpose and the channel.
    ///   - recipient: A kind of connection or a connection's name; nil leaves out every event that
    ///     is for one recipient only.
    ///   - now: The instant that is asked about.
    public init(
        _ events: [NumberedConsentEvent], question: ConsentQuestion, towards recipient: String?,
        now: Instant
    ) {
        let scope = ConsentScope(recipient: recipient ?? "", connection: recipient ?? "", now: now)
        let heard = events.filter {
            scope.concerns($0.event) && (recipient != nil || $0.event.recipient == nil)
        }
        let answers = heard.filter { scope.answers(question, by: $0.event) }
        self.init(answers: answers, objections: heard, now: now)
    }

    /// Looks at what a subject said at large, without a purpose or a channel.
    ///
    /// Nothing of it can be a consent, because a consent names both.
    public init(atLarge events: [NumberedConsentEvent], now: Instant) {
        let heard = events.filter { $0.event.recipient == nil && !$0.event.state.isValid }
        self.init(
            answers: heard.filter { $0.event.state != .objected && $0.event.state != .unknown },
            objections: heard, now: now)
    }

    private init(
        answers: [NumberedConsentEvent], objections: [NumberedConsentEvent], now: Instant
    ) {
        var deciding = DecidingEvent()
        for numbered in answers { deciding.hear(numbered) }
        let standing = deciding.standing
        let latest = objections.filter { $0.event.state == .objected }
            .max { ($0.event.expressedAt, $0.number) < ($1.event.expressedAt, $1.number) }
        self.standing = standing
        objection = latest?.number ?? 0
        objectedAt = latest?.event.expressedAt ?? standing.expressedAt
        rivals = answers.count {
            $0.event.expressedAt == standing.expressedAt && $0.number != standing.event
        }
        hasEnded = standing.state.isValid && standing.expiresAt <= now
    }
}
