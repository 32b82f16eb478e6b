// What is on record about one contact point.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// What is on record about one contact point.
///
/// Looking is itself recorded, without the address.
public struct ShowConsent: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Whose.
    public let contact: ContactPoint

    /// One event.
    public struct Row: Sendable, Codable {
        /// Its place in the ledger, from 1.
        public let number: UInt64
        /// Its own identifier.
        public let event: Identifier<ConsentEventNoun>
        /// The state it puts the person in, in the words of DPV.
        public let state: String
        /// How it was expressed, in the words of DPV.
        public let type: String
        /// For what; nil for everything.
        public let purpose: Name<Purpose>?
        /// On what channel; nil for every one.
        public let channel: Channel?
        /// Whether it was confirmed, as by a double opt-in.
        public let isConfirmed: Bool
        /// The notice the person saw; nil when it gives no consent.
        public let notice: String?
        /// The version of that notice.
        public let noticeVersion: Int?
        /// The recipients it names.
        public let recipients: [String]
        /// When the person expressed it.
        public let expressedAt: Instant
        /// When the gateway recorded it.
        public let recordedAt: Instant
        /// When it ends by its own words; nil when it names no end.
        public let expiresAt: Instant?
    }

    /// Asks.
    public init(contact: ContactPoint) { self.contact = contact }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<[Row]> {
        let subject = try workroom.reference(of: contact)
        let rows: [Row]
        do {
            let terms = try workroom.store.terms()
            rows = try workroom.store
                .events(of: subject, upTo: try workroom.store.newestNumber())
                .map { row($0, terms: terms[$0.event.terms]) }
        } catch { throw GatewayError(error) }
        return Preparation(
            rows,
            recording: [
                EntryDraft(
                    .subjectSearched, .information, by: workroom.actor, on: ("consents", "one"),
                    details: ["found": .integer(Int64(rows.count)), "in": "consents"])
            ], changing: [])
    }

    private func row(_ numbered: NumberedConsentEvent, terms: ConsentTerms?) -> Row {
        let event = numbered.event
        return Row(
            number: numbered.number, event: event.identifier, state: event.state.term,
            type: event.type.term, purpose: event.purpose, channel: event.channel,
            isConfirmed: event.isConfirmed, notice: terms?.notice,
            noticeVersion: terms?.noticeVersion,
            recipients: terms?.recipients ?? event.recipient.map { [$0] } ?? [],
            expressedAt: event.expressedAt, recordedAt: event.recordedAt,
            expiresAt: event.expiresAt == .distantFuture ? nil : event.expiresAt)
    }
}
