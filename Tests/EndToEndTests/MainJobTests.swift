// The main job, through the built programs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct MainJobTests {
    @Test func `what the double holds is what the log names, person by person`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 2000)
        let run = try home.exeat("export", "run", "newsletter", "--json")
        #expect(run.status == 0, "\(run.everything)")
        let report = try JSONDecoder.snake.decode(Report.self, from: Data(run.output.utf8))
        #expect(report.state == "delivered")
        #expect(report.totals.read == 2000)
        #expect(report.totals.released + report.totals.withheld.values.reduce(0, +) == 2000)
        #expect(report.delivered == report.totals.released)
        // Every body that arrived is one that the log announced, byte for byte.
        let bodies = try double.requests()
            .filter { $0.method == "POST" && $0.path.hasSuffix("/contacts/import") }
            .compactMap(\.bodySha256)
        #expect(bodies == report.batches.map(\.body))
        #expect(try !double.contacts().isEmpty)
        let verified = try home.exeat("audit", "verify", "--deep")
        #expect(verified.status == 0, "\(verified.everything)")
    }

    @Test func `nothing leaves before somebody agreed to the connection's terms`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 50, agrees: false)
        let run = try home.exeat("export", "run", "newsletter")
        #expect(run.status == 3, "\(run.everything)")
        #expect(run.messages.contains("agreement.missing"))
        #expect(run.messages.contains("nothing left this machine"))
        #expect(try double.requests().isEmpty)
        let entries = try home.exeat("audit", "list", "--type", "transfer.refused")
        #expect(entries.output.contains("agreement.missing"))
    }

    @Test func `whoever withdraws is withheld by the next run, which says why`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 400)
        try home.must("export", "run", "newsletter")
        let person = try #require(double.contacts().first)
        let withdrawn = try home.exeat("consent", "withdraw", input: person + "\n")
        #expect(withdrawn.status == 0, "\(withdrawn.everything)")
        let run = try home.exeat("export", "run", "newsletter", "--json")
        let report = try JSONDecoder.snake.decode(Report.self, from: Data(run.output.utf8))
        let explained = try home.exeat(
            "transfer", "explain", report.transfer, "--subject", "-", input: person + "\n")
        #expect(explained.status == 0, "\(explained.everything)")
        #expect(explained.output.contains("consent.withdrawn"))
        // Neither the answer nor the log repeats the address.
        #expect(!explained.output.contains(person))
        let log = try Data(contentsOf: URL(fileURLWithPath: home.path + "/exeat.db"))
        #expect(log.range(of: Data(person.utf8)) == nil)
    }

    @Test func `a contributor is refused on a connection that is not shared, and it is recorded`()
        throws
    {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 50)
        let run = try home.exeat("export", "run", "newsletter", "--as", "cora")
        #expect(run.status == 4, "\(run.everything)")
        #expect(run.messages.contains("connection.not_shared"))
        #expect(try double.requests().isEmpty)
        let entries = try home.exeat("audit", "list", "--type", "access.denied")
        #expect(entries.output.contains("cora"))
    }

    @Test func `a plan no longer holds once a consent came in`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 200)
        let planned = try home.exeat("export", "plan", "newsletter", "--json")
        let plan = try JSONDecoder.snake.decode(Plan.self, from: Data(planned.output.utf8))
        #expect(try double.requests().isEmpty)
        try home.must("consent", "withdraw", input: "somebody.else@example.com\n")
        let run = try home.exeat(
            "export", "run", "newsletter", "--plan", plan.plan.identifier)
        #expect(run.status == 3, "\(run.everything)")
        #expect(run.messages.contains("plan.consent_changed"))
        #expect(
            try double.requests().allSatisfy { !$0.path.hasSuffix("/contacts/import") })
    }

    struct Plan: Decodable {
        struct Record: Decodable { let identifier: String }
        let plan: Record
    }
}
