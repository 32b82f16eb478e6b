// The tests of the words that administrators agree to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

struct AgreementTextTests {
    /// This file is `Tests/GatewayTests/AgreementTextTests.swift`, three steps down.
    private static let folder: URL = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: "policies/agreements")
    }()

    private static let places = [
        "{display_name}", "{address}", "{purposes}", "{categories}", "{recipients}",
        "{valid_until}",
    ]

    private static func connection(
        _ displayName: String, address: String = "https://api.example.com"
    ) throws -> ConnectionRecord {
        ConnectionRecord(
            name: try Name("brevo"), displayName: displayName, kind: "sendinblue",
            address: address, addedBy: try Name("administrator"),
            addedAt: Instant(seconds: 0), pollSeconds: 1)
    }

    private static func filled(
        _ body: String, _ displayName: String = "Newsletter",
        address: String = "https://api.example.com", recipients: [String] = ["Company Example"]
    ) throws -> String {
        try AgreementTemplate(body).filled(
            for: connection(displayName, address: address),
            scope: AgreementScope(
                purposes: ["newsletter"], categories: ["pd:Name"], recipients: recipients),
            until: Instant(seconds: 1_800_000_000))
    }

    @Test(arguments: [("en", AgreementTexts.english), ("id", AgreementTexts.indonesian)])
    func `a new home's terms are the files that people read`(
        language: String, text: String
    ) throws {
        let file = Self.folder.appending(path: "privacy-compliance-2.\(language).txt")
        #expect(try Data(contentsOf: file) == Data(text.utf8))
    }

    @Test func `a home is founded with its terms, and the entry has their digests`() async throws {
        let home = try await TestHome.founded()
        let founded = try #require(home.store.rows.agreementTexts.first)
        #expect(founded.name == "privacy-compliance")
        #expect(founded.version == 2)
        #expect(founded.publishedBy == nil)
        #expect(founded.bodies.keys.sorted() == ["en", "id"])
        let entry = try #require(home.entries(.agreementPublished).last)
        #expect(entry.members["resource"] == ["kind": "agreement", "id": "privacy-compliance@2"])
        for language in ["en", "id"] {
            let shown = try await home.answer(
                ShowAgreementText(version: nil, language: language), as: .officer)
            #expect(shown.body == founded.bodies[language])
            #expect(entry.detail("languages")?[language] == .string(shown.textDigest))
        }
    }

    @Test(arguments: [
        "a\nb", "a\u{2028}b", "a\u{85}b", "a\u{1B}[2Jb", "a\u{202E}b", "a\u{200B}b", "a\rb",
        "a\u{0}b", "{address}",
    ])
    func `a connection's name does not leave its line`(name: String) throws {
        let body = try Self.filled(AgreementTexts.english, name)
        let usual = try Self.filled(AgreementTexts.english)
        #expect(body.split(separator: "\n").count == usual.split(separator: "\n").count)
        #expect(
            !body.unicodeScalars.contains { scalar in
                scalar != "\n" && ["a", "b"].allSatisfy { $0 != scalar }
                    && [.control, .format, .lineSeparator].contains(
                        scalar.properties.generalCategory)
            })
        // A value is no template: what looks like a place in it stays as it is.
        #expect(body.contains("\"{address}\"") == (name == "{address}"))
    }

    @Test func `a hidden character is shown by its bytes, and a backslash too`() throws {
        let body = try Self.filled(
            AgreementTexts.english, "a\u{202E}\\b", recipients: ["x\ny", "z"])
        #expect(body.contains(#""a\xe2\x80\xae\x5cb""#))
        #expect(body.contains(#"x\x0ay; z"#))
    }

    @Test func `two values that differ make two texts`() throws {
        #expect(
            try Self.filled(AgreementTexts.english, "a\n")
                != Self.filled(AgreementTexts.english, #"a\x0a"#))
    }

    @Test(arguments: places)
    func `a text without one of its places is refused`(place: String) async throws {
        let home = try await TestHome.founded()
        let body = AgreementTexts.english.replacingOccurrences(of: place, with: "here")
        let error = try await failure {
            try await home.perform(PublishAgreementText(texts: ["en": Array(body.utf8)]))
        }
        #expect(error.reason == .inputInvalid)
        #expect("\(error)".contains(place))
        #expect(home.store.rows.agreementTexts.count == 1)
    }

    @Test(arguments: [
        "{unknown}", "{", "{address", "\u{1B}[31m", "\u{202E}", "\u{200B}", "\r\n", "\t",
        "\u{2029}",
    ])
    func `a text that may show otherwise than it is, is refused`(part: String) async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.perform(
                PublishAgreementText(texts: ["en": Array((AgreementTexts.english + part).utf8)]))
        }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.agreementTexts.count == 1)
    }

    @Test func `bytes that are no text, too many of them, or no language are refused`()
        async throws
    {
        let home = try await TestHome.founded()
        let text = Array(AgreementTexts.english.utf8)
        let wrong: [[String: [UInt8]]] = [
            [:], ["en": text + [0xFF]], ["en": text + [UInt8](repeating: 0x61, count: 40_000)],
            ["English": text], ["": text], ["en": []],
        ]
        for texts in wrong {
            let error = try await failure {
                try await home.perform(PublishAgreementText(texts: texts))
            }
            #expect(error.reason == .inputInvalid)
        }
        #expect(home.store.rows.agreementTexts.count == 1)
    }

    @Test func `each version counts one up, names its publisher and is never changed`()
        async throws
    {
        let home = try await TestHome.founded()
        let founded = home.store.rows.agreementTexts
        let third = try await home.publishTerms()
        let fourth = try await home.publishTerms(["en"])
        #expect(third.version == 3)
        #expect(fourth.version == 4)
        #expect(third.publishedBy?.text == "administrator")
        #expect(Array(home.store.rows.agreementTexts.prefix(1)) == founded)
        let listed = try await home.answer(ListAgreementTexts(), as: .officer)
        #expect(listed.map(\.version) == [2, 3, 4])
        #expect(try await home.answer(ShowAgreementText()).version == 4)
        #expect(try await home.answer(ShowAgreementText(version: 2)).body == AgreementTexts.english)
    }

    @Test func `the very words that count already are not published again`() async throws {
        let home = try await TestHome.founded()
        let bodies = try #require(home.store.rows.agreementTexts.last).bodies
        let error = try await failure {
            try await home.perform(
                PublishAgreementText(texts: bodies.mapValues { Array($0.utf8) }))
        }
        #expect(error.reason == .inputExists)
    }

    @Test func `a home without published terms has nothing to agree to`() async throws {
        let home = try await TestHome.founded()
        try await home.activate()
        try await home.connect()
        home.store.edit { $0.agreementTexts = [] }
        let error = try await failure { try await home.agree() }
        #expect(error.reason == .inputNotFound)
        // The words of older programs were version 1.
        #expect(try await home.publishTerms().version == 2)
        try await home.agree()
    }

    @Test func `words without places for connection and scope cannot come back from the store`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)])
        home.store.edit { rows in
            rows.agreementTexts = rows.agreementTexts.map {
                AgreementTextRecord(
                    name: $0.name, version: $0.version, bodies: ["en": "yes"],
                    publishedBy: $0.publishedBy, publishedAt: $0.publishedAt)
            }
        }
        let error = try await failure { try await home.run() }
        #expect(error.reason == .agreementSuperseded)
        #expect(home.destination.sent.isEmpty)
    }
}
