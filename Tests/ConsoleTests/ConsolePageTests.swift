// What the pages say.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gateway
import Testing

@testable import Console

struct ConsolePageTests {
    private static let hostile = #"<script>alert("1")</script>' onload=x"#
    private static let transferPath = "/transfers/\(Script.transferIdentifier)"

    private static func shown(_ transfer: String, _ batches: String = "[]") -> String {
        #"{"transfer": \#(transfer), "batches": \#(batches)}"#
    }

    @Test func `the integrity of the log comes before every figure`() async throws {
        let text = await (try Visit()).text()
        let integrity = try #require(text.range(of: "✔ Verified"))
        let figures = try #require(text.range(of: "<h2>Figures</h2>"))
        #expect(integrity.lowerBound < figures.lowerBound)
    }

    @Test func `the integrity line says to which record, when and by whom`() async throws {
        let text = await (try Visit()).text()
        #expect(text.contains("Records 0 to 17 hold"))
        #expect(text.contains("Checked by this server at"))
        #expect(text.contains("2026-09-21T14:13:20Z"))
    }

    @Test func `records newer than the check are told`() async throws {
        let visit = try Visit(["ReadStatus": .success(Script.status(entries: 20))])
        #expect(await visit.text().contains("2 newer records have not been checked yet"))
    }

    @Test func `a log shorter than what was verified is broken`() async throws {
        let visit = try Visit(["ReadStatus": .success(Script.status(entries: 17))])
        #expect(await visit.text().contains("✕ Broken"))
    }

    @Test func `a log that does not verify is broken`() async throws {
        let visit = try Visit(["VerifyLog": .failure(.integrity("INVALID: entry 7"))])
        let text = await visit.text()
        #expect(text.contains("✕ Broken: do not rely on this log"))
        #expect(text.contains("INVALID: entry 7"))
    }

    @Test func `a log that could not be checked is not called verified`() async throws {
        let visit = try Visit(["VerifyLog": .failure(.logUnavailable("no"))])
        let text = await visit.text()
        #expect(text.contains("▲ Not checked"))
        #expect(!text.contains("Verified"))
    }

    @Test func `batches without outcome are gaps`() async throws {
        let visit = try Visit(["VerifyLog": .success(Script.verified(size: 18, unfinished: 2))])
        #expect(await visit.text().contains("▲ Verified, with gaps"))
    }

    @Test func `an uncertain delivery is shown with its transfer`() async throws {
        let visit = try Visit([
            "ReadStatus": .success(Script.status(uncertain: "[\(Script.batch())]"))
        ])
        let text = await visit.text()
        #expect(text.contains("href=\"/\(visit.key.text)\(Self.transferPath)\""))
    }

    @Test func `a connection that cannot send is shown with the reason`() async throws {
        let visit = try Visit([
            "ReadStatus": .success(Script.status(cannotSend: ["brevo": "agreement.missing"]))
        ])
        let text = await visit.text()
        #expect(text.contains("<bdi>brevo</bdi>"))
        #expect(text.contains("<code>agreement.missing</code>"))
    }

    @Test func `large figures have commas`() async throws {
        #expect(await (try Visit()).text().contains("<td class=\"figure\">1,234,567</td>"))
    }

    @Test func `no transfer is told as such`() async throws {
        #expect(await (try Visit()).text("/transfers").contains("No transfer yet."))
    }

    @Test func `a list that is cut off says how many there are`() async throws {
        let many = Array(repeating: Script.transfer(), count: 101).joined(separator: ",")
        let visit = try Visit(["ListTransfers": .success("[\(many)]")])
        let text = await visit.text("/transfers")
        #expect(text.contains("The newest 100 of 101 transfers"))
        #expect(text.components(separatedBy: "<th scope=\"row\">").count == 101)
    }

    @Test func `a transfer shows why people were withheld`() async throws {
        let visit = try Visit(["ShowTransfer": .success(Self.shown(Script.transfer()))])
        let text = await visit.text(Self.transferPath)
        #expect(text.contains("<code>consent.withdrawn</code>"))
    }

    @Test func `a refused transfer says that nothing left`() async throws {
        let visit = try Visit([
            "ShowTransfer": .success(Self.shown(Script.transfer(state: "refused")))
        ])
        #expect(await visit.text(Self.transferPath).contains("refused: nothing left"))
    }

    @Test func `hostile values are shown as text on the status page`() async throws {
        let visit = try Visit([
            "ReadStatus": .success(
                Script.status(
                    cannotSend: [Self.hostile: "agreement.missing"], policies: [Self.hostile]))
        ])
        try #require(await visit.text().contains("&lt;script&gt;"))
        #expect(await !visit.text().contains("<script"))
    }

    @Test func `hostile values are shown as text in the list of transfers`() async throws {
        let transfer = Script.transfer(recipient: Self.hostile)
        let visit = try Visit(["ListTransfers": .success("[\(transfer)]")])
        try #require(await visit.text("/transfers").contains("&lt;script&gt;"))
        #expect(await !visit.text("/transfers").contains("<script"))
    }

    @Test func `hostile values are shown as text on a transfer's page`() async throws {
        let transfer = Script.transfer(
            recipient: Self.hostile, withheld: [Self.hostile: 1], fields: [Self.hostile: 1],
            policy: Self.hostile)
        let visit = try Visit(["ShowTransfer": .success(Self.shown(transfer))])
        let text = await visit.text(Self.transferPath)
        #expect(text.components(separatedBy: "&lt;script&gt;").count == 5)
        #expect(!text.contains("<script"))
    }

    @Test func `a hostile path is shown as text`() async throws {
        let text = await (try Visit()).text("/<script>")
        #expect(text.contains("&lt;script&gt;"))
        #expect(!text.contains("<script"))
    }

    @Test func `a problem of the log is shown as text`() async throws {
        let visit = try Visit(["VerifyLog": .failure(.integrity(Self.hostile))])
        #expect(await !visit.text().contains("<script"))
    }

    @Test(arguments: [
        (GatewayError.notPermitted(.actorDisabled, rule: "r", entry: 21), 403),
        (.notFound(kind: "transfer", name: "x"), 404), (.logUnavailable("w"), 503),
        (.integrity("w"), 500), (.failed("w"), 500),
    ])
    func `an error has its own status`(error: GatewayError, status: Int) async throws {
        let visit = try Visit(["ListTransfers": .failure(error)])
        #expect(await visit.get("/transfers").status == status)
    }

    @Test func `a refusal names its reason and its record`() async throws {
        let visit = try Visit([
            "ListTransfers": .failure(.notPermitted(.actorDisabled, rule: "r", entry: 1021))
        ])
        let text = await visit.text("/transfers")
        #expect(text.contains("<code>actor.disabled</code>"))
        #expect(text.contains("Recorded as record 1,021."))
    }

    @Test func `the cause of a failure stays in the terminal`() async throws {
        let visit = try Visit(["ListTransfers": .failure(.failed("/var/lib/exeat.db is locked"))])
        #expect(await !visit.text("/transfers").contains("exeat.db"))
    }

    @Test(arguments: [
        "/elsewhere", "/transfers/", "/transfers/x", "/transfers/01K40000000000000000000000/x",
        "//transfers", "/transfers/../transfers", "/style.css/",
    ])
    func `a page that does not exist is not found`(path: String) async throws {
        #expect(await (try Visit()).get(path).status == 404)
    }

    @Test(arguments: ["/", "/transfers", transferPath, "/elsewhere"])
    func `every page has one main heading, a skip link and its language`(
        path: String
    ) async throws {
        let visit = try Visit([
            "ListTransfers": .success("[\(Script.transfer())]"),
            "ShowTransfer": .success(Self.shown(Script.transfer(), "[\(Script.batch())]")),
        ])
        let text = await visit.text(path)
        #expect(text.components(separatedBy: "<h1>").count == 2)
        #expect(text.contains("<html lang=\"en\">"))
        #expect(text.contains("<a class=\"skip\" href=\"#content\">"))
        #expect(text.contains("<main id=\"content\""))
    }

    @Test(arguments: ["/", "/transfers", transferPath])
    func `every table has a caption and every heading a scope`(path: String) async throws {
        let visit = try Visit([
            "ReadStatus": .success(
                Script.status(
                    cannotSend: ["brevo": "agreement.missing"],
                    uncertain: "[\(Script.batch())]")),
            "ListTransfers": .success("[\(Script.transfer())]"),
            "ShowTransfer": .success(Self.shown(Script.transfer(), "[\(Script.batch())]")),
        ])
        let text = await visit.text(path)
        let tables = text.components(separatedBy: "<table>").count
        try #require(tables > 1)
        #expect(text.components(separatedBy: "<caption").count == tables)
        #expect(
            text.components(separatedBy: "<th scope=").count
                == text.components(separatedBy: "<th").count
                - text.components(separatedBy: "<thead").count + 1)
    }

    @Test func `the style sheet knows light and dark`() async throws {
        let answer = await (try Visit()).get("/style.css")
        #expect(answer.type == "text/css; charset=utf-8")
        #expect(String(decoding: answer.body, as: UTF8.self).contains("prefers-color-scheme: dark"))
    }

    @Test func `the log is not checked again within a minute`() async throws {
        let visit = try Visit()
        _ = await visit.get()
        visit.clock.advance(bySeconds: 59)
        _ = await visit.get()
        #expect(visit.channel.count("VerifyLog") == 1)
    }

    @Test func `the log is checked again after a minute`() async throws {
        let visit = try Visit()
        _ = await visit.get()
        visit.channel.set("VerifyLog", .failure(.integrity("INVALID")))
        visit.clock.advance(bySeconds: 60)
        #expect(await visit.text().contains("✕ Broken"))
    }

    @Test func `a clock that was set back makes the log be checked again`() async throws {
        let visit = try Visit()
        _ = await visit.get()
        visit.clock.advance(bySeconds: -1)
        _ = await visit.get()
        #expect(visit.channel.count("VerifyLog") == 2)
    }
}
