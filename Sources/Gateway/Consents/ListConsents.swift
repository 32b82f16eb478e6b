// How everybody stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// How many people stand how towards which purpose, and who, by pseudonym.
public struct ListConsents: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Lists the people who are in this state, in the words of DPV; nil lists nobody.
    public let state: String?
    /// Lists what is kept apart because it is dated ahead of the clock.
    public let quarantined: Bool
    /// At most so many are listed.
    public let limit: Int

    /// How many people stand alike.
    public struct Count: Sendable, Codable {
        /// For what; nil where they only said something at large.
        public let purpose: Name<Purpose>?
        /// On what channel.
        public let channel: Channel?
        /// The state, in the words of DPV.
        public let state: String
        /// The notice they saw; nil where what decides is no consent.
        public let notice: String?
        /// Its version.
        public let noticeVersion: Int?
        /// How many people.
        public let people: Int
    }

    /// One person's standing.
    public struct Person: Sendable, Codable {
        /// The person's pseudonym.
        public let subject: String
        /// For what; nil where the person only said something at large.
        public let purpose: Name<Purpose>?
        /// On what channel.
        public let channel: Channel?
        /// The number of the event that decides.
        public let event: UInt64
        /// The commit it came with.
        public let batch: Identifier<ConsentBatchNoun>?
        /// The system it came from; nil for what was recorded by itself.
        public let source: String?
        /// The row's own identifier there.
        public let sourceRow: String?
    }

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The number of the newest event that was looked at.
        public let upTo: UInt64
        /// How many people stand how; one person counts once for each purpose and channel.
        public let counts: [Count]
        /// How many are in the state that was asked for; nil when none was.
        public let found: Int?
        /// The first of them, by pseudonym.
        public let people: [Person]
        /// How many events are kept apart.
        public let keptApart: Int
        /// The first of them, oldest first, where asked for.
        public let quarantined: [QuarantinedRow]
    }

    /// Asks.
    public init(state: String? = nil, quarantined: Bool = false, limit: Int = 100) {
        self.state = state
        self.quarantined = quarantined
        self.limit = limit
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        if let state {
            guard ConsentState(term: state) != nil else {
                throw .input(.inputInvalid, "`\(state)` is not a state such as `ConsentGiven`")
            }
        }
        guard limit >= 0 else { throw .input(.inputInvalid, "a limit is 0 or more") }
        var tally = ConsentTally(state: state, limit: limit)
        let apart: [QuarantinedConsent]
        let upTo: UInt64
        let terms: [UInt32: ConsentTerms]
        do {
            upTo = try workroom.store.newestNumber()
            terms = try workroom.store.terms()
            try ConsentCensus.take(of: workroom.store, upTo: upTo, now: workroom.now) {
                tally.add($0)
            }
        } catch { throw GatewayError(error) }
        do { apart = try workroom.store.quarantinedConsents() } catch { throw GatewayError(error) }
        return Output(
            upTo: upTo, counts: tally.counts(terms: terms), found: state.map { _ in tally.found },
            people: try people(tally.listed, in: workroom), keptApart: apart.count,
            quarantined: quarantined ? apart.prefix(limit).map { QuarantinedRow($0) } : [])
    }

    private func people(
        _ answers: [ConsentCensus.Answer], in workroom: Workroom
    ) throws(GatewayError) -> [Person] {
        var people: [Person] = []
        for answer in answers {
            let origins: [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)]
            do { origins = try workroom.store.evidence(of: answer.subject) } catch {
                throw GatewayError(error)
            }
            let origin = origins[answer.finding.event]
            people.append(
                Person(
                    subject: QuarantinedRow.pseudonym(of: answer.subject),
                    purpose: answer.question?.purpose, channel: answer.question?.channel,
                    event: answer.finding.event, batch: origin?.batch.identifier,
                    source: origin?.batch.source, sourceRow: origin?.evidence.sourceRow))
        }
        return people
    }
}
