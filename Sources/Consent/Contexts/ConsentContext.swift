// Under which circumstances consents are given: addressed by its digest.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// Under which circumstances consents are given: one notice in one language, and one purpose as it
/// was defined when the notice was published.
///
/// Addressed by the SHA-256 of its canonical JSON and never changed; a few dozen an organisation,
/// shared by millions of events.
public struct ConsentContext: Hashable, Sendable, Codable {
    /// The notice's own name.
    public let notice: Name<Notice>
    /// Its version.
    public let noticeVersion: Int
    /// The language that was read.
    public let language: String
    /// SHA-256 of the exact text.
    public let noticeDigest: Digest<NoticeText>
    /// Where people found it; empty when nowhere but where they were asked.
    public let url: String
    /// The purpose, as it was defined then.
    public let purpose: PurposeDefinition

    /// Joins the parts.
    public init(
        notice: Name<Notice>, noticeVersion: Int, language: String,
        noticeDigest: Digest<NoticeText>, url: String, purpose: PurposeDefinition
    ) {
        self.notice = notice
        self.noticeVersion = noticeVersion
        self.language = language
        self.noticeDigest = noticeDigest
        self.url = url
        self.purpose = purpose
    }

    /// Its address: SHA-256 of its canonical JSON.
    public var digest: Digest<ConsentContextText> { SHA256.digest(of: canonical.bytes) }

    /// The bytes that the address is of; `docs/consent.md` has the members.
    public var canonical: CanonicalJSON {
        [
            "schema": "exeat/consent-context/1",
            "notice": [
                "id": .string(notice.text), "version": .integer(Int64(noticeVersion)),
                "language": .string(language), "sha256": .string(noticeDigest.hexadecimal),
                "url": .string(url),
            ],
            "purpose": purpose.canonical,
        ]
    }
}

extension PurposeDefinition {
    /// The definition as JSON in its one spelling.
    public var canonical: CanonicalJSON {
        [
            "name": .string(name.text), "version": .integer(Int64(version)),
            "title": .object(title.mapValues { .string($0) }), "term": .string(term),
            "lawful_basis": .string(lawfulBasis), "categories": .strings(categories),
            "controller": controller.canonical,
            "recipients": .array(recipients.map(\.canonical)), "storage": .strings(storage),
            "retention": .string(retention), "jurisdiction": .strings(jurisdiction),
            "withdrawal": [
                "method": .string(withdrawal.method), "url": .string(withdrawal.url),
            ],
            "rights": .strings(rights),
        ]
    }
}

extension PurposeDefinition.Party {
    fileprivate var canonical: CanonicalJSON {
        [
            "id": .string(identifier), "name": .string(name), "address": .string(address),
            "contact": .string(contact), "role": .string(role),
        ]
    }
}

extension CanonicalJSON {
    fileprivate static func strings(_ values: [String]) -> CanonicalJSON {
        .array(values.map { .string($0) })
    }
}
