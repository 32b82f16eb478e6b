// Purposes and notices that are there in every home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Gateway

/// Purposes and notices that are there in every home, put into its rows without an entry, so that a
/// test counts its own entries only.
enum PublishedNotices {
    private static let versions = ["newsletter": 3...5, "sms-offers": 1...3]

    /// The newsletter's notice has versions 3 to 5, that of text messages 1 to 3, in English alone.
    static func put(into rows: inout MemoryRows) throws {
        for (notice, purpose) in [("newsletter", "newsletter"), ("sms-offers", "sms_offers")] {
            let definition = try self.purpose(purpose)
            rows.purposes.append(definition)
            for version in versions[notice] ?? 1...1 {
                try publish(notice, version, [definition], in: ["en"], into: &rows)
            }
        }
    }

    /// Puts one more version of a notice into rows.
    static func publish(
        _ name: String, _ version: Int, _ purposes: [PurposeDefinition], in languages: [String],
        into rows: inout MemoryRows
    ) throws {
        var texts: [String: NoticeVersion.Text] = [:]
        for language in languages {
            let body = "What \(name) \(version) tells, in \(language).\n"
            texts[language] = NoticeVersion.Text(
                digest: SHA256.digest(of: Array(body.utf8)), body: body)
        }
        rows.notices.append(
            NoticeVersion(
                name: try Name(name), version: version, purposes: purposes.map(\.name), url: "",
                texts: texts, publishedBy: try Name("administrator"),
                publishedAt: Instant(seconds: 1_700_000_000)))
        for purpose in purposes {
            for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
                rows.contexts.append(
                    ConsentContext(
                        notice: try Name(name), noticeVersion: version, language: language,
                        noticeDigest: text.digest, url: "", purpose: purpose))
            }
        }
    }

    /// A purpose as somebody defines it.
    static func purpose(_ name: String) throws -> PurposeDefinition {
        PurposeDefinition(
            name: try Name(name), version: 1, title: ["en": "Made up"],
            term: "dpv:DirectMarketing", lawfulBasis: "eu-gdpr:A6-1-a",
            categories: ["pd:EmailAddress"],
            controller: PurposeDefinition.Party(
                identifier: "", name: "Company Example", address: "",
                contact: "privacy@company.example", role: "dpv:DataController"),
            recipients: [], storage: ["loc:FR"], retention: "P24M", jurisdiction: ["loc:EU"],
            withdrawal: PurposeDefinition.Withdrawal(
                method: "the link in every message", url: ""),
            rights: [])
    }
}
