// Kill -9 at any instant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

struct KillTests {
    /// Ten instants (a hundred in the long run), spread by a fixed sequence over the length of a run that was measured first.
    @Test func `after kill -9 at ten instants the log verifies and names all that left`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 3000, batch: 150)
        let clock = ContinuousClock()
        let length = try clock.measure { try home.must("export", "run", "newsletter") }
        var seed: UInt64 = 20_261_124
        for attempt in 0..<(Effort.isLong ? 100 : 10) {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let share = Swift.Double(seed >> 40) / Swift.Double(1 << 24)
            let scratch = try Scratch()
            let process = try Program.start(
                Programs.path("exeat"), ["export", "run", "newsletter", "--despite-uncertain"],
                environment: ["EXEAT_HOME": home.path], scratch: scratch)
            usleep(UInt32(length / .microseconds(1) * share))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try check(home, double, attempt: attempt)
        }
    }

    private func check(_ home: TestHome, _ double: SandboxProcess, attempt: Int) throws {
        let status = try home.exeat("status", "--json")
        #expect(status.status == 0, "attempt \(attempt): \(status.everything)")
        let verified = try home.exeat("audit", "verify", "--deep")
        #expect(verified.status == 0, "attempt \(attempt): \(verified.everything)")
        let named = try announced(in: home)
        let arrived = try double.requests()
            .filter { $0.method == "POST" && $0.path.hasSuffix("/contacts/import") }
            .compactMap(\.bodySha256)
        #expect(
            arrived.allSatisfy(named.bodies.contains),
            "attempt \(attempt): a body arrived that the log does not name")
        // Whatever was started and has no answer is uncertain now: nothing stays merely started.
        #expect(named.open.isEmpty, "attempt \(attempt): \(named.open)")
    }

    /// Digests of bodies that the log announces, and batches without outcome.
    private func announced(
        in home: TestHome
    ) throws -> (bodies: Set<String>, open: [String]) {
        var bodies: Set<String> = []
        var open: [String] = []
        let transfers = try #require(try home.json("transfer", "list") as? [[String: Any]])
        for transfer in transfers {
            let identifier = try #require(transfer["identifier"] as? String)
            let shown = try #require(
                try home.json("transfer", "show", identifier) as? [String: Any])
            for batch in try #require(shown["batches"] as? [[String: Any]]) {
                bodies.insert(try #require(batch["body"] as? String))
                if batch["state"] as? String == "started" { open.append(identifier) }
            }
        }
        return (bodies, open)
    }
}
