// Purposes that are defined and notices that are published.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Gateway
import Testing

struct NoticeTests {
    private func publish(
        _ name: String = "promo-id", _ version: Int = 1, purposes: [String] = ["promotions"],
        texts: [String: [UInt8]]? = nil, url: String = "", in home: TestHome,
        as role: Role = .administrator
    ) async throws -> PublishNotice.Output {
        try await home.perform(
            PublishNotice(
                name: Name(name), version: version, purposes: purposes.map { try Name($0) },
                texts: try texts ?? [
                    "en": ConsentFolder.read("promo-id-1.en.txt"),
                    "id": ConsentFolder.read("promo-id-1.id.txt"),
                ], url: url), as: role)
    }

    private func define(
        _ name: String = "promotions", changes: [(String, String)] = [], in home: TestHome,
        as role: Role = .administrator
    ) async throws -> DefinePurpose.Output {
        var text = String(decoding: try ConsentFolder.read("\(name).purpose.json"), as: UTF8.self)
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return try await home.perform(
            DefinePurpose(source: Array(text.utf8), file: "made-up.json"), as: role)
    }

    @Test func `a purpose is defined once, with an entry that has its digest`() async throws {
        let home = try await TestHome.founded()
        let defined = try await define(in: home)
        #expect(defined.version == 1)
        let kept = try #require(home.store.rows.purposes.first { $0.name.text == "promotions" })
        #expect(defined.digest == kept.digest.hexadecimal)
        let entry = try #require(home.entries(.purposeDefined).last)
        #expect(entry.members["resource"]?["id"] == "promotions")
        #expect(entry.detail("version") == 1)
        #expect(entry.detail("sha256") == .string(kept.digest.hexadecimal))
        let again = try await failure { try await define(in: home) }
        #expect(again.reason == .inputExists)
    }

    @Test(arguments: [2, 3, 999_999_999])
    func `the first version of a purpose is 1`(version: Int) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await define(changes: [("\"version\": 1", "\"version\": \(version)")], in: home)
        }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.purposeDefined).isEmpty)
    }

    @Test func `a next version counts for notices published after it`() async throws {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        let first = try await publish(in: home)
        _ = try await define(
            changes: [("\"version\": 1", "\"version\": 2"), ("P12M", "P6M")], in: home)
        let second = try await publish("promo-id", 2, in: home)
        #expect(Set(first.contexts).isDisjoint(with: second.contexts))
        let shown = try await home.answer(ShowPurpose(name: Name("promotions")))
        #expect(shown.definition.version == 2 && shown.versions == 2)
        let old = try await home.answer(ShowPurpose(name: Name("promotions"), version: 1))
        #expect(old.definition.retention == "P12M")
        let unknown = try await failure {
            try await home.answer(ShowPurpose(name: Name("promotions"), version: 3))
        }
        #expect(unknown == .notFound(kind: "purpose", name: "promotions@3"))
    }

    @Test func `a definition that skips a version is refused`() async throws {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        let error = try await failure {
            try await define(changes: [("\"version\": 1", "\"version\": 3")], in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `another definition under a version that is there is refused`() async throws {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        let error = try await failure { try await define(changes: [("P12M", "P6M")], in: home) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.purposes.filter { $0.name.text == "promotions" }.count == 1)
    }

    @Test
    func `a notice is published with the bytes of its files, and a context for each language`()
        async throws
    {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        let published = try await publish(in: home)
        #expect(published.contexts.count == 2)
        for language in ["en", "id"] {
            let bytes = try ConsentFolder.read("promo-id-1.\(language).txt")
            let shown = try await home.answer(
                ShowNotice(name: Name("promo-id"), version: 1, language: language), as: .officer)
            #expect(Array(shown.text.utf8) == bytes)
            let digest: Digest<NoticeText> = SHA256.digest(of: bytes)
            #expect(shown.digest == digest.hexadecimal)
            #expect(published.texts[language] == digest.hexadecimal)
            #expect(published.contexts.contains(try #require(shown.contexts["promotions"])))
        }
        let entry = try #require(home.entries(.noticePublished).last)
        #expect(entry.members["resource"]?["id"] == "promo-id@1")
        #expect(entry.detail("contexts")?.arrayValue?.count == 2)
        #expect(
            entry.detail("texts")
                == .object(published.texts.mapValues { CanonicalJSON.string($0) }))
    }

    @Test func `a version that is published is never published again`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await publish(
                "newsletter", 4, purposes: ["newsletter"], texts: ["en": Array("Other.\n".utf8)],
                in: home)
        }
        #expect(error.reason == .inputExists)
        #expect(try home.entries(.noticePublished).isEmpty)
    }

    @Test func `a notice tells about purposes that are defined`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await publish(in: home) }
        #expect(error == .notFound(kind: "purpose", name: "promotions"))
        let none = try await failure { try await publish(purposes: [], in: home) }
        #expect(none.reason == .inputInvalid)
    }

    @Test(arguments: [
        [0xFF], [], Array("bell\u{07}".utf8), Array("a\rb\n".utf8), Array("turned \u{202E}".utf8),
        Array("\u{FEFF}marked".utf8), [UInt8](repeating: 0x61, count: 1 << 18 + 1),
    ])
    func `what is no plain text is not published`(bytes: [UInt8]) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await publish(purposes: ["newsletter"], texts: ["en": bytes], in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `line ends and tabs are plain text`() async throws {
        let home = try await TestHome.founded()
        let published = try await publish(
            purposes: ["newsletter"], texts: ["en": Array("a\tb\r\nc\n".utf8)], in: home)
        #expect(published.contexts.count == 1)
    }

    @Test(arguments: ["EN", "", "english"])
    func `a text has a language`(language: String) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await publish(purposes: ["newsletter"], texts: [language: [0x61]], in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a notice of more contexts than an entry holds is refused`() async throws {
        let home = try await TestHome.founded()
        var texts: [String: [UInt8]] = [:]
        for first in "abcdefghijklmnopqrstuvwxyz" { texts["a\(first)"] = [0x61] }
        let error = try await failure {
            try await publish(purposes: ["newsletter"], texts: texts, in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a page that is none of https is refused`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await publish(
                purposes: ["newsletter"], texts: ["en": [0x61]], url: "http://company.example",
                in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `where a notice has several languages one must be said`() async throws {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        _ = try await publish(in: home)
        for language in [nil, "fr"] {
            let error = try await failure {
                try await home.answer(
                    ShowNotice(name: Name("promo-id"), version: 1, language: language))
            }
            #expect(error.reason == .inputInvalid)
        }
        let missing = try await failure {
            try await home.answer(ShowNotice(name: Name("promo-id"), version: 2))
        }
        #expect(missing == .notFound(kind: "notice", name: "promo-id@2"))
    }

    @Test func `only an administrator defines and publishes`() async throws {
        let home = try await TestHome.founded()
        for role in [Role.contributor, .officer, .viewer] {
            let defining = try await failure { try await define(in: home, as: role) }
            #expect(defining.reason == .actorRole)
            let publishing = try await failure {
                try await publish(
                    purposes: ["newsletter"], texts: ["en": [0x61]], in: home, as: role)
            }
            #expect(publishing.reason == .actorRole)
        }
    }

    @Test func `purposes and notices are listed with each other`() async throws {
        let home = try await TestHome.founded()
        _ = try await define(in: home)
        _ = try await publish(purposes: ["promotions", "newsletter"], in: home)
        let purposes = try await home.answer(ListPurposes(), as: .officer)
        #expect(purposes.map(\.purpose.text) == ["newsletter", "promotions", "sms_offers"])
        #expect(purposes[1].notices == ["promo-id@1"])
        #expect(
            purposes[0].notices == [
                "newsletter@3", "newsletter@4", "newsletter@5", "promo-id@1",
            ])
        let notices = try await home.answer(ListNotices(), as: .officer)
        let row = try #require(notices.first { $0.notice.text == "promo-id" })
        #expect(row.purposes.map(\.text) == ["newsletter", "promotions"])
        #expect(row.texts.keys.sorted() == ["en", "id"])
    }
}
