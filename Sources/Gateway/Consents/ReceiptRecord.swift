// One record of a consent receipt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// One record of a consent receipt: what decides for one purpose, and what the person was told.
struct ReceiptRecord {
    let json: CanonicalJSON

    init(
        _ standing: EffectiveStanding, record: ConsentRecordOfOne, notices: [NoticeVersion],
        language: String?
    ) {
        var members: [String: CanonicalJSON] = [
            "@type": "dpv:ConsentRecord", "dpv:hasConsentStatus": Self.status(standing.state),
        ]
        if let channel = standing.channel { members["exeat:channel"] = .string(channel.rawValue) }
        if let recipient = standing.recipient { members["exeat:towards"] = .string(recipient) }
        guard let numbered = record.events.first(where: { $0.number == standing.event }) else {
            json = .object(members)
            return
        }
        let event = numbered.event
        let context = record.context(of: event)
        members.merge(Self.members(of: event)) { $1 }
        members.merge(Self.members(of: record.evidence[numbered.number]?.evidence)) { $1 }
        let terms = record.terms[event.terms]
        if let terms, !terms.recipients.isEmpty {
            members["exeat:namedRecipients"] = .array(terms.recipients.map { .string($0) })
        }
        if let purpose = standing.purpose {
            let definition = context?.purpose ?? record.definitions[purpose]
            members["dpv:hasPurpose"] = Self.purpose(
                purpose, definition, language: language ?? context?.language)
        }
        if let context {
            let text = notices.first {
                ($0.name, $0.version) == (context.notice, context.noticeVersion)
            }?.texts[context.language]?.body
            members.merge(ReceiptContext(context, text: text, type: event.type).members) { $1 }
        }
        json = .object(members)
    }

    /// DPV has no status for an objection.
    private static func status(_ state: String) -> CanonicalJSON {
        .string((state == ConsentState.objected.term ? "exeat:" : "dpv:") + state)
    }

    private static func members(of event: ConsentEvent) -> [String: CanonicalJSON] {
        var members: [String: CanonicalJSON] = [
            "dct:identifier": .string("\(event.identifier)"),
            "dpv:isIndicatedAtTime": .string("\(event.expressedAt)"),
            "exeat:recordedAt": .string("\(event.recordedAt)"),
        ]
        if event.state.isValid {
            members["exeat:isConfirmed"] = .boolean(event.isConfirmed)
            members["dpv:hasDuration"] =
                event.expiresAt == .distantFuture
                ? ["@type": "dpv:UntilEventDuration", "dct:description": "until it is withdrawn"]
                : ["@type": "dpv:UntilTimeDuration", "dct:valid": .string("\(event.expiresAt)")]
        }
        return members
    }

    private static func members(of evidence: ConsentEvidence?) -> [String: CanonicalJSON] {
        guard let evidence else { return [:] }
        let indicator =
            switch evidence.indicatedBy {
            case .subject: "dpv:DataSubject"
            case .guardian: "dpv:GuardianOfDataSubject"
            case .agent: "dpv:Agent"
            case .administrator: "dpv:DataController"
            }
        var members: [String: CanonicalJSON] = ["dpv:isIndicatedBy": .string(indicator)]
        if !evidence.method.isEmpty {
            members["dpv:hasIndicationMethod"] = .string(evidence.method)
        }
        if let confirmedAt = evidence.confirmedAt {
            members["exeat:confirmedAt"] = .string("\(confirmedAt)")
        }
        if !evidence.confirmation.isEmpty {
            members["exeat:confirmationMethod"] = .string(evidence.confirmation)
        }
        if let proof = evidence.proof { members["exeat:proof"] = .string(proof.hexadecimal) }
        if let statedAt = evidence.statedAt {
            members["exeat:statedAt"] = .string("\(statedAt)")
        }
        return members
    }

    private static func purpose(
        _ name: Name<Purpose>, _ definition: PurposeDefinition?, language: String?
    ) -> CanonicalJSON {
        var members: [String: CanonicalJSON] = ["dct:identifier": .string(name.text)]
        if let definition {
            members["@type"] = .string(definition.term)
            members["dct:hasVersion"] = .string("\(definition.version)")
            let title =
                language.flatMap { definition.title[$0] } ?? definition.title["en"]
                ?? definition.title.min { $0.key < $1.key }?.value
            members["dct:title"] = title.map { .string($0) }
        }
        return .object(members)
    }
}
