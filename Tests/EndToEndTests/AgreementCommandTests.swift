// Agreeing to a connection's terms with the program itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct AgreementCommandTests {
    private static let terms = Programs.project.appending(path: "policies/agreements")

    /// A home in which everything is ready but nobody agreed.
    private static func home(_ double: SandboxProcess) throws -> TestHome {
        let home = try TestHome()
        try home.prepare(for: double, rows: 20, agrees: false)
        return home
    }

    private static func text(_ language: String) throws -> String {
        try String(
            contentsOf: terms.appending(path: "privacy-compliance-2.\(language).txt"),
            encoding: .utf8)
    }

    @Test func `without a terminal the text is shown, nobody is asked and nobody agreed`() throws {
        let home = try Self.home(try SandboxProcess())
        try home.exeat("connection", "agree", "brevo").expect(
            2, "AGREEMENT TO LET PERSONAL DATA LEAVE", "newsletter; sms_offers", "`--i-agree`")
        try home.exeat("connection", "second", "brevo", "--as", "otto").expect(8)
        #expect(try home.entries("connection.agreed").isEmpty)
    }

    @Test func `what is agreed to in Indonesian is said and recorded in Indonesian`() throws {
        let home = try Self.home(try SandboxProcess())
        let agreed = try home.exeat(
            "connection", "agree", "brevo", "--lang", "id", "--i-agree", "--json")
        agreed.expect(0, "Pengendali Data Pribadi", "Pelindungan Data Pribadi")
        #expect(agreed.output.contains("\"language\" : \"id\""))
        #expect(agreed.output.contains("\"statement\" : \"Saya setuju\""))
        try home.exeat("connection", "second", "brevo", "--as", "otto", "--i-agree")
            .expect(0, "Subjek Data Pribadi")
    }

    @Test func `no key is opened before both have agreed, and whoever agreed is not the second`()
        throws
    {
        let double = try SandboxProcess()
        let home = try Self.home(double)
        try home.exeat("connection", "test", "brevo").expect(3, "agreement.missing")
        try home.exeat("connection", "agree", "brevo", "--i-agree").expect(0)
        try home.exeat("connection", "test", "brevo").expect(
            3, "agreement.missing", "second person")
        try home.exeat("connection", "second", "brevo", "--i-agree").expect(3, "actor.approval")
        #expect(try double.requests().isEmpty)
        try home.exeat("connection", "second", "brevo", "--as", "otto", "--i-agree").expect(0)
        try home.exeat("connection", "test", "brevo").expect(0)
        #expect(try home.entries("secret.unsealed").count == 1)
    }

    @Test func `new terms end every agreement until somebody agrees anew`() throws {
        let double = try SandboxProcess()
        let home = try Self.home(double)
        try home.agree()
        let file = home.scratch.file("terms.txt")
        try Data((Self.text("en") + "8. And this.\n").utf8).write(to: file)
        let published = try home.exeat(
            "connection", "terms", "publish", "--text", "en=\(file.path)")
        published.expect(0)
        #expect(published.output.contains("privacy-compliance@3"))
        #expect(published.output.contains("exeat connection agree brevo"))
        try home.exeat("export", "run", "newsletter").expect(3, "agreement.superseded")
        let listed = try home.exeat("connection", "list").output
        #expect(listed.contains("agreement.superseded"))
        #expect(try double.requests().isEmpty)
        try home.agree()
        try home.exeat("export", "run", "newsletter").expect(0)
    }

    @Test(arguments: ["en", "id"])
    func `the terms of a new home are printed byte for byte`(language: String) throws {
        let home = try TestHome()
        try home.found()
        let shown = try home.exeat("connection", "terms", "show", "--lang", language)
        #expect(shown.status == 0)
        #expect(shown.output == (try Self.text(language)))
    }

    @Test func `an agreement for six years is refused in words`() throws {
        let home = try Self.home(try SandboxProcess())
        try home.exeat("connection", "agree", "brevo", "--i-agree", "--valid-for", "P6Y")
            .expect(1, "five years", "nothing was agreed")
        #expect(try home.entries("connection.agreed").isEmpty)
    }

    @Test func `a withdrawn agreement lets nothing leave`() throws {
        let double = try SandboxProcess()
        let home = try Self.home(double)
        try home.agree()
        try home.must("connection", "agree", "brevo", "--revoke")
        try home.exeat("export", "run", "newsletter").expect(3, "agreement.revoked")
        try home.exeat("connection", "test", "brevo").expect(3, "agreement.revoked")
        #expect(try double.requests().isEmpty)
    }
}
