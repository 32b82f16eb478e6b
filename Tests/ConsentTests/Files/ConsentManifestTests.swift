// The manifest of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Testing

struct ConsentManifestTests {
    private func read(_ text: String) throws(ConsentFileError) -> ConsentManifest {
        try ConsentManifest(parsing: Array(text.utf8))
    }

    /// The path that the error names.
    private func member(_ text: String) -> String? {
        do {
            _ = try read(text)
            return nil
        } catch .manifest(let member, _) { return member } catch { return "\(error)" }
    }

    @Test func `a manifest is read with every member`() throws {
        let manifest = try read(ManifestSample.text(contexts: ManifestSample.newsletter))
        #expect(manifest.source == "crm" && manifest.rows == 12)
        #expect(manifest.digest.hexadecimal == ManifestSample.digest)
        #expect(manifest.statement == "Asked on the web form since 2024.")
        let told = try #require(manifest.notices[Name("newsletter")])
        #expect(told.notice.text == "newsletter" && told.version == 5 && told.language == "id")
    }

    @Test func `contexts may be left out`() throws {
        #expect(try read(ManifestSample.text()).notices.isEmpty)
    }

    @Test func `a member that is missing is named`() {
        #expect(member(ManifestSample.text(exeat: nil)) == "exeat")
        #expect(member(ManifestSample.text(source: nil)) == "source")
        #expect(member(ManifestSample.text(sha256: nil)) == "sha256")
        #expect(member(ManifestSample.text(rows: nil)) == "rows")
        #expect(member(ManifestSample.text(statement: nil)) == "statement")
    }

    @Test func `a member that nobody knows is named`() {
        #expect(member(ManifestSample.text(beside: "1")) == "note")
    }

    @Test(arguments: [
        #""consent-import/2""#, "1", #""consent-purpose/1""#,
    ])
    func `another format is refused`(format: String) {
        #expect(member(ManifestSample.text(exeat: format)) == "exeat")
    }

    @Test(arguments: [#""""#, #""CRM""#, #""ann.lee@example.com""#, #""file""#, "7"])
    func `a source is a name of its own`(source: String) {
        #expect(member(ManifestSample.text(source: source)) == "source")
    }

    @Test(arguments: ["0", "-1", "1.5", #""12""#, "null"])
    func `rows are counted from one`(rows: String) {
        #expect(member(ManifestSample.text(rows: rows)) == "rows")
    }

    @Test(arguments: [
        #""""#, #""ABCDEF""#, "\"\(String(repeating: "AB", count: 32))\"", "1",
    ])
    func `a digest is 64 small digits`(digest: String) {
        #expect(member(ManifestSample.text(sha256: digest)) == "sha256")
    }

    @Test func `a statement is one line of at most 512 bytes`() throws {
        for statement in ["", "a\\nb", "a\\u0007", String(repeating: "é", count: 257)] {
            #expect(member(ManifestSample.text(statement: "\"\(statement)\"")) == "statement")
        }
        _ = try read(
            ManifestSample.text(statement: "\"\(String(repeating: "é", count: 256))\""))
    }

    @Test(arguments: [
        ("7", "contexts"), (#"{"News Letter": {}}"#, "contexts[0]"),
        (#"{"newsletter": 7}"#, "contexts.newsletter"),
        (#"{"newsletter": {"version": 5}}"#, "contexts.newsletter.notice"),
        (#"{"newsletter": {"notice": "newsletter"}}"#, "contexts.newsletter.version"),
        (#"{"newsletter": {"notice": "N", "version": 5}}"#, "contexts.newsletter.notice"),
        (#"{"newsletter": {"notice": "n", "version": "5"}}"#, "contexts.newsletter.version"),
        (
            #"{"newsletter": {"notice": "n", "version": 5, "language": "English"}}"#,
            "contexts.newsletter.language"
        ),
        (#"{"newsletter": {"notice": "n", "version": 5, "url": ""}}"#, "contexts.newsletter.url"),
    ])
    func `what is wrong with a context is named by its path`(contexts: String, path: String) {
        #expect(member(ManifestSample.text(contexts: contexts)) == path)
    }

    @Test func `what is no JSON is refused with its place`() {
        #expect(member("{\"exeat\": \"consent-import/1\"") == "")
        #expect(member("[]") == "")
        #expect(member(#"{"rows": 1, "rows": 1}"#) == "")
    }

    @Test func `no error quotes a value`() {
        let secret = #""ann.lee@example.com""#
        for text in [
            ManifestSample.text(exeat: secret), ManifestSample.text(source: secret),
            ManifestSample.text(sha256: secret), ManifestSample.text(rows: secret),
            ManifestSample.text(statement: "\"ann.lee@example.com\\n\""),
            ManifestSample.text(contexts: secret),
            ManifestSample.text(contexts: #"{"newsletter": {"notice": \#(secret), "version": 1}}"#),
        ] {
            do {
                _ = try read(text)
                Issue.record("it was read")
            } catch { #expect(!"\(error)".contains("ann.lee")) }
        }
    }
}
