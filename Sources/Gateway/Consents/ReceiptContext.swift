// What a person was told, as a receipt says it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// What a person was told, as a receipt says it: a context in terms of DPV.
struct ReceiptContext {
    let members: [String: CanonicalJSON]

    init(_ context: ConsentContext, text: String?, type: ConsentType) {
        let purpose = context.purpose
        var bases: [CanonicalJSON] = [.string(purpose.lawfulBasis)]
        if type != .unstated { bases.append(.string(type.term)) }
        var members: [String: CanonicalJSON] = [
            "exeat:context": .string(context.digest.hexadecimal),
            "dpv:hasNotice": Self.notice(context, text: text),
            "dpv:hasLegalBasis": .array(bases),
            "dpv:hasPersonalData": Self.terms(purpose.categories),
            "dpv:hasDataController": Self.party(purpose.controller),
            "dpv:hasRecipient": .array(purpose.recipients.map(Self.party)),
            "dpv:hasStorageCondition": [
                "dpv:hasLocation": Self.terms(purpose.storage),
                "dpv:hasDuration": .string(purpose.retention),
            ],
            "dpv:hasJurisdiction": Self.terms(purpose.jurisdiction),
            "dpv:hasConsentControl": Self.withdrawal(purpose.withdrawal),
        ]
        if !purpose.rights.isEmpty { members["dpv:hasRight"] = Self.terms(purpose.rights) }
        self.members = members
    }

    private static func notice(_ context: ConsentContext, text: String?) -> CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "@type": "dpv:ConsentNotice", "dct:identifier": .string(context.notice.text),
            "dct:hasVersion": .string("\(context.noticeVersion)"),
            "dct:language": .string(context.language),
            "exeat:sha256": .string(context.noticeDigest.hexadecimal),
        ]
        if !context.url.isEmpty { members["dct:source"] = .string(context.url) }
        if let text { members["exeat:text"] = .string(text) }
        return .object(members)
    }

    private static func withdrawal(_ withdrawal: PurposeDefinition.Withdrawal) -> CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "@type": "dpv:WithdrawConsent", "dct:description": .string(withdrawal.method),
        ]
        if !withdrawal.url.isEmpty { members["dct:source"] = .string(withdrawal.url) }
        return .object(members)
    }

    private static func party(_ party: PurposeDefinition.Party) -> CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "@type": .string(party.role), "dpv:hasName": .string(party.name),
            "dpv:hasContact": .string(party.contact),
        ]
        if !party.identifier.isEmpty { members["dct:identifier"] = .string(party.identifier) }
        if !party.address.isEmpty { members["dpv:hasAddress"] = .string(party.address) }
        return .object(members)
    }

    private static func terms(_ terms: [String]) -> CanonicalJSON {
        .array(terms.map { .string($0) })
    }
}
