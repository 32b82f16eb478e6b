// What is on record about one contact point.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// What is on record about one contact point. Looking is itself recorded, without the address.
public struct ShowConsent: Operation {
    public static let action = Action.consentRead

    /// Whose.
    public let contact: ContactPoint

    /// One event.
    public struct Row: Sendable, Codable {
        public let number: UInt64
        public let event: Identifier<ConsentEventNoun>
        public let state: String
        public let type: String
        public let purpose: Name<Purpose>?
        public let channel: Channel?
        public let isConfirmed: Bool
        public let notice: String?
        public let noticeVersion: Int?
        public let recipients: [String]
        public let expressedAt: Instant
        public let recordedAt: Instant
        public let expiresAt: Instant?
    }

    /// Asks.
    public init(contact: ContactPoint) { self.contact = contact }

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
