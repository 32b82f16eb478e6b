// A consent receipt as JSON-LD.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// A consent receipt as JSON-LD in terms of DPV 2.3: one record for each deciding event, joined with
/// the context that it was given under.
struct ReceiptDocument {
    let records: [CanonicalJSON]
    let json: CanonicalJSON

    init(
        identifier: Identifier<ConsentReceiptNoun>, subject: String, origin: String,
        issuedAt: Instant, language: String?, record: ConsentRecordOfOne,
        notices: [NoticeVersion], channel: Channel
    ) {
        let standings = EffectiveStanding.all(
            of: record.events, purposes: [], channel: channel, now: issuedAt)
        let records = Self.deciding(standings).map { standing in
            ReceiptRecord(standing, record: record, notices: notices, language: language).json
        }
        self.records = records
        var members: [String: CanonicalJSON] = [
            "@context": Self.context(localPrefixes: Self.localPrefixes(in: .array(records))),
            "@type": "dpv:ConsentReceipt",
            "@id": .string("urn:exeat:consent-receipt:\(identifier)"),
            "dct:identifier": .string("\(identifier)"),
            "dct:conformsTo": .string(IssueReceipt.format),
            "dct:issued": .string("\(issuedAt)"),
            "dpv:hasDataSubject": .string(subject),
            "exeat:log": .string(origin),
            "dct:hasPart": .array(records),
        ]
        if let language { members["dct:language"] = .string(language) }
        json = .object(members)
    }

    /// One a purpose and channel, and one for a recipient where another event decides for it alone.
    private static func deciding(_ standings: [EffectiveStanding]) -> [EffectiveStanding] {
        var general: UInt64?
        return standings.filter { standing in
            if standing.recipient == nil { general = standing.event }
            guard standing.event != nil else { return false }
            return standing.recipient == nil || standing.event != general
        }
    }

    /// What each prefix stands for, and which members hold terms and not text.
    private static func context(localPrefixes: Set<String>) -> CanonicalJSON {
        var context: [String: CanonicalJSON] = [
            "dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#",
            "loc": "https://w3id.org/dpv/loc#",
            "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
            "dct": "http://purl.org/dc/terms/", "exeat": "urn:exeat:terms:",
        ]
        for prefix in localPrefixes { context[prefix] = .string("urn:exeat:terms:\(prefix):") }
        for name in [
            "hasConsentStatus", "hasLegalBasis", "hasPersonalData", "hasJurisdiction", "hasRight",
            "hasLocation", "isIndicatedBy",
        ] { context["dpv:\(name)"] = ["@type": "@id"] }
        return .object(context)
    }

    /// Prefixes that begin with `x-`: no vocabulary explains them.
    private static func localPrefixes(in value: CanonicalJSON) -> Set<String> {
        switch value {
        case .string(let text):
            guard text.hasPrefix("x-"), let colon = text.firstIndex(of: ":"),
                !text.contains(" ")
            else { return [] }
            return [String(text[..<colon])]
        case .array(let values):
            return values.reduce(into: []) { $0.formUnion(localPrefixes(in: $1)) }
        case .object(let members):
            return members.values.reduce(into: []) { $0.formUnion(localPrefixes(in: $1)) }
        default: return []
        }
    }
}
