// The address of a context.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Testing

struct ConsentContextTests {
    private func purpose(
        _ name: String = "newsletter", version: Int = 1, basis: String = "eu-gdpr:A6-1-a",
        recipients: [PurposeDefinition.Party] = [], retention: String = "P24M", url: String = "",
        categories: [String] = ["pd:Name", "pd:EmailAddress"]
    ) throws -> PurposeDefinition {
        PurposeDefinition(
            name: try Name(name), version: version, title: ["en": "Newsletter"],
            term: "dpv:DirectMarketing", lawfulBasis: basis, categories: categories,
            controller: PurposeDefinition.Party(
                identifier: "", name: "company.example", address: "", contact: "dpo",
                role: "dpv:DataController"),
            recipients: recipients, storage: ["loc:FR"], retention: retention,
            jurisdiction: ["loc:DE"],
            withdrawal: PurposeDefinition.Withdrawal(method: "a link", url: url),
            rights: ["eu-gdpr:A15"])
    }

    private func context(
        notice: String = "newsletter", version: Int = 4, language: String = "en",
        text: String = "Hello.\n", url: String = "", purpose: PurposeDefinition? = nil
    ) throws -> ConsentContext {
        ConsentContext(
            notice: try Name(notice), noticeVersion: version, language: language,
            noticeDigest: SHA256.digest(of: Array(text.utf8)), url: url,
            purpose: try purpose ?? self.purpose())
    }

    @Test func `a context is spelt in one way`() throws {
        #expect(
            try context().canonical.text
                == #"{"notice":{"id":"newsletter","language":"en","sha256":"#
                + #""a2c064616af4c66c576821616646bdfad5556a263b4b007847605118971f4389","url":"","#
                + #""version":4},"purpose":{"categories":["pd:EmailAddress","pd:Name"],"#
                + #""controller":{"address":"","contact":"dpo","id":"","name":"company.example","#
                + #""role":"dpv:DataController"},"jurisdiction":["loc:DE"],"lawful_basis":"#
                + #""eu-gdpr:A6-1-a","name":"newsletter","recipients":[],"retention":"P24M","#
                + #""rights":["eu-gdpr:A15"],"storage":["loc:FR"],"term":"dpv:DirectMarketing","#
                + #""title":{"en":"Newsletter"},"version":1,"withdrawal":{"method":"a link","#
                + #""url":""}},"schema":"exeat/consent-context/1"}"#)
    }

    @Test func `any other part is another address`() throws {
        let party = PurposeDefinition.Party(
            identifier: "sendinblue", name: "Brevo", address: "", contact: "c",
            role: "dpv:DataProcessor")
        let others = [
            try context(), try context(notice: "news"), try context(version: 5),
            try context(language: "id"), try context(text: "Hello!\n"),
            try context(url: "https://company.example"), try context(purpose: purpose("other")),
            try context(purpose: purpose(version: 2)),
            try context(purpose: purpose(basis: "dpv:Consent")),
            try context(purpose: purpose(recipients: [party])),
            try context(purpose: purpose(retention: "P12M")),
            try context(purpose: purpose(url: "https://company.example")),
            try context(purpose: purpose(categories: ["pd:Name"])),
        ]
        #expect(Set(others.map(\.digest)).count == others.count)
    }

    @Test func `the order in which terms were written is no part of it`() throws {
        let one = try context(purpose: purpose(categories: ["pd:EmailAddress", "pd:Name"]))
        #expect(one.digest == (try context()).digest)
    }

    @Test(arguments: [
        ("en", true), ("id", true), ("pt-BR", true), ("zh-Hant", true), ("fil", true), ("", false),
        ("EN", false), ("e", false), ("en-", false), ("english", false), ("en_GB", false),
        ("en-a", false), ("en-123456789", false), ("en ", false),
    ])
    func `a language has the shape of a tag`(text: String, isOne: Bool) {
        #expect(LanguageTag.isValid(text) == isOne)
    }

    @Test(arguments: [
        ("https://company.example/a", true), ("https://", false), ("http://company.example", false),
        ("https://company.example/a b", false), ("https://company.example/ä", false), ("", false),
    ])
    func `a page has an address of https`(text: String, isOne: Bool) {
        #expect(PageAddress.isValid(text) == isOne)
    }
}
