// A recipient that is away, refuses, or breaks off in the middle.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct BadRecipientTests {
    @Test func `a recipient that is away is temporary, and the attempt is recorded`() throws {
        var double: SandboxProcess? = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: try #require(double), rows: 20)
        double = nil

        try home.exeat("export", "run", "newsletter")
            .expect(75, "provider.unreachable", "no personal data left this machine", "record ")
        let refused = try #require(try home.entries("transfer").last)
        #expect(refused.type == "transfer.refused")
        #expect(refused.reason == "provider.unreachable")
    }

    @Test func `an account that refuses is a refusal, and nobody is sent`() throws {
        let double = try SandboxProcess(["--fault", "account:401:1"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try home.exeat("export", "run", "newsletter")
            .expect(3, "provider.unauthorised", "nothing left this machine", "record ")
        #expect(try home.entries("transfer").last?.reason == "provider.unauthorised")
        #expect(try double.imports() == 0)
    }

    @Test func `a wrong API key is refused at the test and at the run`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        let wrong = home.scratch.file("wrong-key")
        try Data("another-key\n".utf8).write(to: wrong)
        try home.prepare(for: double, rows: 20, keyFile: wrong.path)
        try home.exeat("connection", "test", "brevo")
            .expect(3, "provider.unauthorised", "nothing left this machine")
        try home.exeat("export", "run", "newsletter")
            .expect(3, "provider.unauthorised", "nothing left this machine", "record ")
        #expect(try home.entries("transfer").last?.type == "transfer.refused")
        #expect(try double.imports() == 0)
        #expect(try double.contacts().isEmpty)
    }

    @Test func `a list that the recipient does not have is never made there`() throws {
        let double = try SandboxProcess(["--list", "13:Another"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try home.exeat("export", "run", "newsletter")
            .expect(3, "provider.list_unknown", "no list 12", "nothing left this machine")
        #expect(try home.entries("transfer").last?.reason == "provider.list_unknown")
        #expect(try double.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `an attribute that the recipient would drop in silence is refused`() throws {
        let double = try SandboxProcess(["--attribute", "LNAME:text"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try home.exeat("export", "run", "newsletter")
            .expect(3, "provider.attribute_unknown", "`FNAME`", "nothing left this machine")
        #expect(try home.entries("transfer").last?.reason == "provider.attribute_unknown")
        #expect(try double.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `half an answer is no answer`() throws {
        let double = try SandboxProcess(["--fault", "any:truncated-json:1"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        try home.exeat("export", "run", "newsletter")
            .expect(3, "provider.rejected", "nothing left this machine")
        #expect(try double.imports() == 0)
    }

    @Test(arguments: [
        "import:500-after-accept:1", "import:500:1", "import:drop:1", "import:drop-after-accept:1",
        "process:failed:1",
    ])
    func `what may have arrived is uncertain, is listed, and is not sent again`(
        fault: String
    ) throws {
        let double = try SandboxProcess(["--fault", fault])
        let home = try TestHome()
        try home.prepare(for: double, rows: 60, batch: 20)
        let run = try home.exeat("export", "run", "newsletter", "--json")
        run.expect(10)
        let report = try JSONDecoder.snake.decode(Report.self, from: Data(run.output.utf8))
        #expect(report.state == "uncertain")
        #expect(report.reason == "provider.uncertain")
        #expect(report.delivered == 0)
        // Batches behind it stay here.
        #expect(report.batches.map(\.state) == ["uncertain"])

        let uncertain = try home.status().uncertain
        #expect(uncertain.map(\.transfer) == [report.transfer])
        #expect(uncertain.map(\.batch) == [0])
        #expect(
            try home.entries("delivery").map(\.type) == ["delivery.started", "delivery.uncertain"])
        #expect(try double.imports() == 1)
        let shown = try home.exeat("status")
        #expect(shown.output.contains("do not send again blindly"))

        let again = try home.exeat("export", "run", "newsletter")
        again.expect(3)
        #expect(again.messages.contains("provider.uncertain"))
        #expect(try double.imports() == 1)
    }

    @Test func `an import that is refused is rejected, and nobody arrived`() throws {
        let double = try SandboxProcess(["--fault", "import:reject:1"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 60, batch: 20)
        let run = try home.exeat("export", "run", "newsletter", "--json")
        run.expect(1)
        let report = try JSONDecoder.snake.decode(Report.self, from: Data(run.output.utf8))
        #expect(report.state == "rejected")
        #expect(report.reason == "provider.rejected")
        #expect(report.batches.map(\.state) == ["failed"])
        #expect(try home.entries("delivery.failed").map(\.reason) == ["provider.rejected"])
        #expect(try home.status().uncertain.isEmpty)
        #expect(try double.contacts().isEmpty)
    }

    @Test func `a refusal in the middle leaves a transfer that is partly done`() throws {
        let double = try SandboxProcess(["--fault", "import:reject:2"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 60, batch: 20)
        let run = try home.exeat("export", "run", "newsletter", "--json")
        run.expect(5)
        let report = try JSONDecoder.snake.decode(Report.self, from: Data(run.output.utf8))
        #expect(report.state == "partial")
        #expect(report.batches.map(\.state) == ["delivered", "failed"])
        #expect(try double.contacts().count == report.delivered)
        #expect(try home.exeat("audit", "verify", "--deep").status == 0)
    }

    @Test func `too many requests are temporary, and the next run delivers`() throws {
        let double = try SandboxProcess(["--fault", "import:429:1"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let run = try home.exeat("export", "run", "newsletter")
        run.expect(75)
        #expect(run.output.contains("provider.rate_limited"))
        #expect(try home.entries("delivery.failed").map(\.reason) == ["provider.rate_limited"])
        #expect(try double.contacts().isEmpty)
        try home.exeat("export", "run", "newsletter").expect(0)
        #expect(try !double.contacts().isEmpty)
    }
}
