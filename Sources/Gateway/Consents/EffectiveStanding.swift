// How a person stands now, and why.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// How a person stands now towards one purpose and channel, and which event makes it so.
///
/// A policy may still ask for more: an age, a notice, a confirmation, a named recipient.
public struct EffectiveStanding: Sendable, Codable {
    /// For what; nil where the person only said something at large.
    public let purpose: Name<Purpose>?
    /// On what channel.
    public let channel: Channel?
    /// Towards this recipient or connection alone; nil towards everybody else.
    public let recipient: String?
    /// The state, in the words of DPV.
    public let state: String
    /// Whether it lets data be used at all.
    public let isOpen: Bool
    /// The number of the event that decides; nil when there is none.
    public let event: UInt64?
    /// When that was expressed.
    public let since: Instant?
    /// When a consent ends by its own words; nil when it names no end.
    public let until: Instant?
    /// Why that event decides, in words.
    public let why: String

    init(
        _ finding: ConsentFinding, purpose: Name<Purpose>?, channel: Channel?,
        towards recipient: String? = nil
    ) {
        let standing = finding.standing
        self.purpose = purpose
        self.channel = channel
        self.recipient = recipient
        state = finding.state.term
        isOpen = finding.state.isValid
        event = finding.event == 0 ? nil : finding.event
        since =
            finding.objection != 0
            ? finding.objectedAt : standing.event == 0 ? nil : standing.expressedAt
        until =
            standing.state.isValid && standing.expiresAt != .distantFuture
            ? standing.expiresAt : nil
        why = Self.words(for: finding)
    }

    /// Every standing that the events of a person and the purposes of the gateway give.
    ///
    /// - Parameters:
    ///   - events: All events of the subject.
    ///   - purposes: Those that are defined: a purpose that nobody asked about is unknown.
    ///   - channel: The contact point's own channel, for purposes that no event names.
    ///   - now: The instant that is asked about.
    /// - Returns: For each purpose and channel the standing towards everybody, then that towards
    ///   each recipient that an event names.
    static func all(
        of events: [NumberedConsentEvent], purposes: Set<Name<Purpose>>, channel: Channel,
        now: Instant
    ) -> [EffectiveStanding] {
        var questions = ConsentCensus.questions(of: events)
        let named = Set(questions.map(\.purpose))
        let others = purposes.union(events.compactMap(\.event.purpose)).subtracting(named)
        questions += others.sorted().map { ConsentQuestion(purpose: $0, channel: channel) }
        let recipients = Set(events.compactMap(\.event.recipient)).sorted()
        var standings: [EffectiveStanding] = []
        for question in questions {
            for recipient in [nil] + recipients.map(Optional.some) {
                let finding = ConsentFinding(
                    events, question: question, towards: recipient, now: now)
                standings.append(
                    EffectiveStanding(
                        finding, purpose: question.purpose, channel: question.channel,
                        towards: recipient))
            }
        }
        if questions.isEmpty, !events.isEmpty {
            let finding = ConsentFinding(atLarge: events, now: now)
            standings.append(EffectiveStanding(finding, purpose: nil, channel: nil))
        }
        return standings
    }

    private static func words(for finding: ConsentFinding) -> String {
        if finding.objection != 0 { return "an objection beats every consent" }
        if finding.standing.event == 0 { return "nothing is on record, and unknown blocks" }
        if finding.hasEnded { return "it was expressed last, and its own end has passed" }
        if finding.rivals > 0 {
            return "of those expressed at that instant it allows least"
        }
        return "it was expressed last"
    }
}
