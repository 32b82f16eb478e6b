// A run killed on its way.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// A run is killed while a batch is on its way: the next start lists it as uncertain, and every
/// body that arrived is one that the log announced.
struct Attack21: AttackRow {
    func run() throws {
        let double = try SandboxProcess(["--fault", "import:slow:2:60"])
        let home = try TestHome()
        try home.prepare(for: double, rows: 40, batch: 10)
        let scratch = try Scratch()
        let process = try Program.start(
            Programs.path("exeat"), ["export", "run", "newsletter"],
            environment: ["EXEAT_HOME": home.path], scratch: scratch)
        while try double.imports() < 2 {
            try #require(process.isRunning)
            usleep(20_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let status = try home.status()
        #expect(status.uncertain.map(\.batch) == [1])
        #expect(try home.entries("delivery.uncertain").count == 1)
        #expect(try home.exeat("audit", "verify", "--deep").status == 0)

        let transfer = try #require(status.uncertain.first?.transfer)
        let shown = try #require(
            try home.json("transfer", "show", transfer) as? [String: Any])
        let batches = try #require(shown["batches"] as? [[String: Any]])
        let announced = batches.compactMap { $0["body"] as? String }
        let arrived = try double.requests()
            .filter { $0.method == "POST" && $0.path.hasSuffix("/contacts/import") }
            .compactMap(\.bodySha256)
        #expect(!arrived.isEmpty && arrived.allSatisfy(announced.contains))
    }
}
