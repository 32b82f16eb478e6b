// Purposes, notices and contexts for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Gateway

extension Samples {
    static func purpose(
        _ name: String = "newsletter", version: Int = 1
    ) throws -> PurposeDefinition {
        PurposeDefinition(
            name: try Name(name), version: version, title: ["en": "News", "id": "Kabar"],
            term: "dpv:DirectMarketing", lawfulBasis: "eu-gdpr:A6-1-a",
            categories: ["pd:EmailAddress"],
            controller: party("", "Company of company.example"),
            recipients: [party("company.example", "Recipient of company.example")],
            storage: ["loc:FR"], retention: "P24M", jurisdiction: ["loc:EU"],
            withdrawal: PurposeDefinition.Withdrawal(
                method: "a link in every mail", url: "https://company.example/leave"),
            rights: ["eu-gdpr:A15"])
    }

    private static func party(_ identifier: String, _ name: String) -> PurposeDefinition.Party {
        PurposeDefinition.Party(
            identifier: identifier, name: name, address: "1 Example Street",
            contact: "privacy@company.example", role: "dpv:DataController")
    }

    static func notice(_ name: String = "notice", version: Int = 1) throws -> NoticeVersion {
        NoticeVersion(
            name: try Name(name), version: version, purposes: [try Name("newsletter")],
            url: "https://company.example/notice",
            texts: ["en": NoticeVersion.Text(digest: .zero, body: "We write to you")],
            publishedBy: try Name("admin"), publishedAt: instant)
    }

    static func context(noticeVersion: Int = 1) throws -> ConsentContext {
        ConsentContext(
            notice: try Name("notice"), noticeVersion: noticeVersion, language: "en",
            noticeDigest: .zero, url: "https://company.example/notice", purpose: try purpose())
    }
}
