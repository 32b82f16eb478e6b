// Roles and shares, through the built program.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct PermissionCommandTests {
    /// An answer of `principal can`.
    private struct Answer: Decodable {
        let allowed: Bool
        let at: String
        let reason: String?
        let rule: String
    }

    private struct Named: Decodable { let identifier: String }

    private func read<Value: Decodable>(_ type: Value.Type, _ finished: Finished) throws -> Value {
        try #require(finished.status == 0, "\(finished.everything)")
        return try JSONDecoder.snake.decode(type, from: Data(finished.output.utf8))
    }

    /// A home with a connection that nobody but its administrator may use.
    private func home() throws -> TestHome {
        let home = try TestHome()
        try home.found()
        try home.must("principal", "add", "cora", "--role", "contributor")
        try home.must("principal", "add", "otto", "--role", "officer")
        try home.must(
            "connection", "add", "brevo", "--display-name", "Test", "--address",
            "http://127.0.0.1:9/v3", "--api-key", "-", input: "key-for-tests")
        return home
    }

    private func can(_ arguments: [String], in home: TestHome) throws -> Answer {
        let finished = try Program.run(
            Programs.path("exeat"), ["principal", "can"] + arguments + ["--json", "--as", "otto"],
            environment: ["EXEAT_HOME": home.path])
        return try read(Answer.self, finished)
    }

    @Test func `what was allowed at a past time is told after it ended`() throws {
        let home = try home()
        let question = ["cora", "export.run", "--connection", "brevo"]
        let before = try can(question, in: home)
        #expect(before.reason == "connection.not_shared")
        let share = try read(
            Named.self,
            home.exeat(
                "connection", "share", "brevo", "--with-person", "cora", "--reason", "campaign",
                "--json"))
        let during = try can(question, in: home)
        #expect(during.allowed && during.rule.contains("share \(share.identifier) with cora"))
        try home.must(
            "connection", "unshare", "brevo", share.identifier, "--reason", "campaign over")
        let after = try can(question, in: home)
        #expect(after.reason == "connection.not_shared")
        for answer in [before, during, after] {
            let again = try can(question + ["--at", answer.at], in: home)
            #expect(again.allowed == answer.allowed && again.rule == answer.rule)
            #expect(again.reason == answer.reason)
        }
    }

    @Test func `a role is granted and revoked by the words of the commands`() throws {
        let home = try home()
        let granted = try home.exeat(
            "principal", "grant", "cora", "officer", "--until", "2099-01-01T00:00:00Z", "--reason",
            "stands in for otto")
        #expect(granted.status == 0 && granted.output.contains("until 2099-01-01T00:00:00Z"))
        let read = try home.exeat("audit", "list", "--as", "cora")
        #expect(read.status == 0, "\(read.everything)")
        let shown = try home.exeat("principal", "show", "cora")
        #expect(shown.output.contains("cora: officer, contributor"))
        #expect(shown.output.contains("stands in for otto"))
        try home.must("principal", "revoke", "cora", "officer", "--reason", "otto is back")
        #expect(try home.exeat("audit", "list", "--as", "cora").status == 4)
        let log = try home.exeat("audit", "list", "--json")
        #expect(
            log.output.contains("principal.granted") && log.output.contains("principal.revoked"))
        let verified = try home.exeat("audit", "verify", "--deep")
        #expect(verified.status == 0, "\(verified.everything)")
    }

    @Test func `what cannot be said in one way is usage, and nothing is recorded`() throws {
        let home = try home()
        let before = try home.exeat("audit", "list", "--json").output
        for arguments in [
            ["connection", "share", "brevo", "--reason", "x"],
            ["connection", "share", "brevo", "--with", "administrators", "--reason", "x"],
            [
                "connection", "share", "brevo", "--with", "contributors", "--with-person", "cora",
                "--reason", "x",
            ],
            ["connection", "share", "brevo", "--with", "contributors"],
            ["principal", "grant", "cora", "officer"],
            ["principal", "revoke", "cora", "--reason", "x"],
            ["principal", "can", "cora", "export.delete"],
        ] {
            let finished = try Program.run(
                Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path])
            #expect(finished.status == 64, "\(arguments): \(finished.everything)")
        }
        #expect(try home.exeat("audit", "list", "--json").output == before)
    }

    @Test func `a contributor sees the name and the type of a connection`() throws {
        let home = try home()
        let shown = try home.exeat("connection", "show", "brevo", "--as", "cora")
        #expect(shown.status == 0 && shown.output == "brevo (sendinblue): Test\n")
        let listed = try home.exeat("connection", "list", "--as", "cora", "--json")
        #expect(listed.output.contains("\"display_name\""))
        #expect(!listed.output.contains("127.0.0.1") && !listed.output.contains("sharing"))
    }

    @Test func `the last administrator is told that they stay`() throws {
        let home = try home()
        for arguments in [
            ["principal", "disable", "ada"],
            ["principal", "revoke", "ada", "administrator", "--reason", "x"],
        ] {
            let finished = try Program.run(
                Programs.path("exeat"), arguments, environment: ["EXEAT_HOME": home.path])
            #expect(finished.status == 3, "\(finished.everything)")
            #expect(finished.messages.contains("nobody could enrol another"))
        }
    }
}
