// What is on record about one contact point.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// What is on record about one contact point, and how the person stands now.
///
/// Looking is itself recorded, without the address.
public struct ShowConsent: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Whose.
    public let contact: ContactPoint

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The person's pseudonym.
        public let subject: String
        /// Every event, in order of arrival.
        public let events: [ConsentEventRow]
        /// How the person stands now, for each purpose.
        public let standings: [EffectiveStanding]
        /// What is kept apart because it is dated ahead, and decides nothing.
        public let quarantined: [QuarantinedRow]
    }

    /// Asks.
    public init(contact: ContactPoint) { self.contact = contact }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let subject = try workroom.reference(of: contact)
        let record = try ConsentRecordOfOne(of: subject, in: workroom)
        let output = Output(
            subject: QuarantinedRow.pseudonym(of: subject), events: record.rows,
            standings: EffectiveStanding.all(
                of: record.events, purposes: record.purposes,
                channel: contact.kind == .email ? .email : .sms, now: workroom.now),
            quarantined: record.quarantined.map { QuarantinedRow($0) })
        return Preparation(
            output,
            recording: [
                EntryDraft(
                    .subjectSearched, .information, by: workroom.actor, on: ("consents", "one"),
                    details: ["found": .integer(Int64(output.events.count)), "in": "consents"])
            ], changing: [])
    }
}
