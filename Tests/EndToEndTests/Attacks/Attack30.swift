// Rows beside the log changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The row of a transfer, which leads to its subject records, points elsewhere, is removed, or one
/// is added: what it leads to is held against the log before it is shown, and the check of the
/// whole goes by the log alone.
struct Attack30: AttackRow {
    func run() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 40)
        try home.must("export", "run", "newsletter")
        let person = try #require(double.contacts().first)
        let transfers = try #require(try home.json("transfer", "list") as? [[String: Any]])
        let transfer = try #require(transfers.first?["identifier"] as? String)
        let explain = {
            try home.exeat(
                "transfer", "explain", transfer, "--subject", "-", input: person + "\n")
        }
        let truth = try explain()
        #expect(truth.status == 0 && truth.output.contains("released"), "\(truth.everything)")

        // Another root in the row: the answer is the one that the log's entry leads to.
        try change(
            home,
            "UPDATE transfers SET body = json_set(body, '$.subjectRoot', '\(zeros(64))')")
        #expect(try explain().output == truth.output)
        // A row of a transfer that the log does not know leads nowhere.
        let other = "01" + zeros(24)
        try change(
            home,
            "INSERT INTO transfers (identifier, state, body) SELECT '\(other)', state, "
                + "json_set(body, '$.identifier', '\(other)') FROM transfers")
        let added = try home.exeat(
            "transfer", "explain", other, "--subject", "-", input: person + "\n")
        #expect(added.status != 0 && !added.output.contains("released"), "\(added.everything)")
        // Without the row the person cannot be looked up by it, and the check misses nothing.
        try change(home, "DELETE FROM transfers")
        #expect(try explain().status != 0)
        let reported = try home.exeat(
            "subject", "report", "-", "--ground", "audit", input: person + "\n")
        #expect(reported.output.contains("In 1 of 1 transfer."), "\(reported.everything)")
        #expect(try home.exeat("audit", "verify", "--deep").status == 0)
        let file = "\(home.path)/segments/\(transfer).seg1"
        try FileManager.default.removeItem(atPath: file)
        try home.exeat("audit", "verify", "--deep").expect(6, "INVALID", transfer)
    }

    private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    /// Changes rows past the gateway.
    private func change(_ home: TestHome, _ statement: String) throws {
        let script = """
            import sqlite3, sys
            with sqlite3.connect(sys.argv[1]) as database:
                database.execute("PRAGMA foreign_keys = OFF")
                triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in triggers.fetchall():
                    if "transfers" in name: database.execute(f"DROP TRIGGER {name}")
                database.execute(sys.argv[2])
            """
        let done = try Program.run(
            "/usr/bin/env", ["python3", "-c", script, home.path + "/exeat.db", statement])
        try #require(done.status == 0, "\(done.everything)")
    }
}
