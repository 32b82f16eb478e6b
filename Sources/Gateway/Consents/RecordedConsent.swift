// What is answered to whoever recorded a consent event.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// What is answered to whoever recorded a consent event.
///
/// It names nobody.
public struct RecordedConsent: Sendable, Codable {
    /// The event.
    public let event: Identifier<ConsentEventNoun>
    /// The state it puts the person in, in the words of DPV.
    public let state: String
    /// What it is about; nil for everything.
    public let purpose: Name<Purpose>?
    /// When it counts from.
    public let expressedAt: Instant
    /// The number of a later event that already stands against it; nil unless it changes nothing.
    public let supersededBy: UInt64?

    /// The event with its entry, which names the event and not the person.
    static func preparation(
        of event: ConsentEvent, _ evidence: ConsentEvidence, terms: ConsentTerms?,
        as type: EntryType, supersededBy: UInt64? = nil, in workroom: Workroom
    ) throws(GatewayError) -> Preparation<RecordedConsent> {
        var intake = try ConsentIntake(ledger: workroom.store)
        intake.add(event, evidence, terms: terms)
        let record = ConsentBatchRecord(
            identifier: try workroom.newIdentifier(), source: nil, file: nil, statement: "",
            events: 1, given: event.state.isValid ? 1 : 0, root: nil,
            recordedBy: try workroom.principal, recordedAt: workroom.now)
        var details: [String: CanonicalJSON] = [
            "state": .string(event.state.term), "expressed_at": .string("\(event.expressedAt)"),
        ]
        details["purpose"] = event.purpose.map { .string($0.text) }
        details["channel"] = event.channel.map { .string($0.rawValue) }
        details["recipient"] = event.recipient.map { .string($0) }
        return Preparation(
            RecordedConsent(
                event: event.identifier, state: event.state.term, purpose: event.purpose,
                expressedAt: event.expressedAt, supersededBy: supersededBy),
            recording: [
                EntryDraft(
                    type, .allowed, by: workroom.actor, on: ("consent", "\(event.identifier)"),
                    details: details)
            ],
            changing: [.recordConsents(intake.batch(record))])
    }
}
