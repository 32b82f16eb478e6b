// What is typed wrong, piped wrong or closed too early.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What is typed wrong, piped wrong or closed too early.
@Suite struct BadUsageTests {
    // MARK: Addresses

    @Test func `two addresses on standard input are refused, and neither is taken`() throws {
        let home = try TestHome()
        try home.found()
        let before = try home.status()
        try home.exeat("consent", "withdraw", input: "a@example.com\nb@example.com\n")
            .expect(1, "input.invalid", "more than one line", "nothing was changed")
        #expect(try home.status().entries == before.entries)
    }

    @Test(arguments: [
        "a@example.com", "a@example.com\n", "a@example.com\r\n\n", "\u{FEFF}a@example.com",
    ])
    func `one address is found however its line ends or begins`(input: String) throws {
        let home = try TestHome()
        try home.found()
        try home.must("consent", "withdraw", input: "a@example.com\n")
        let shown = try home.exeat("consent", "show", input: input)
        #expect(shown.output.contains("ConsentWithdrawn"), "\(shown.everything)")
    }

    @Test func `an address that is not UTF-8 is refused instead of changed`() throws {
        let home = try TestHome()
        try home.found()
        try shell("printf 'm\\374ller@example.com\\n' | exeat consent withdraw", home)
            .expect(1, "input.invalid", "not UTF-8", "nothing was changed")
    }

    @Test func `what is said about wrong usage repeats no address`() throws {
        for arguments in [
            ["consent", "withdraw", "a@example.com"], ["transfer", "explain", "a@example.com"],
            ["consent", "withdraw", "--purpose=a@example.com"],
        ] {
            let refused = try Program.run(Programs.path("exeat"), arguments)
            refused.expect(64, "…@…", "Usage: exeat")
            #expect(!refused.everything.contains("a@example.com"))
        }
    }

    // MARK: Words

    @Test func `a wrong name is told what a name is`() throws {
        let home = try TestHome()
        try home.exeat("export", "run", "NewsLetter").expect(64, "`NewsLetter`", "small letters")
    }

    @Test(arguments: [
        "", "   ", "Brevo\nBy agreeing", "Brevo\u{1B}[31m", "Brevo\u{202E}", "Brevo\u{9B}2J",
    ])
    func `a connection's name cannot write into the terms that somebody agrees to`(
        name: String
    ) throws {
        let home = try TestHome()
        try home.exeat(
            "connection", "add", "brevo", "--display-name", name, "--api-key", "key.txt"
        ).expect(64, "`--display-name`")
    }

    @Test func `a published log that is not there is no broken log`() throws {
        let home = try TestHome()
        try home.exeat(
            "audit", "verify", "--published", home.scratch.path("nowhere"), "--key", "kept.vkey"
        ).expect(1, "input.invalid", "nowhere")
    }

    @Test func `what stands in the place of a published file is a finding`() throws {
        let home = try TestHome()
        try home.found()
        try home.must("audit", "publish")
        let published = home.path + "/published"
        let key = home.scratch.path("kept.vkey")
        try FileManager.default.copyItem(atPath: published + "/log.vkey", toPath: key)
        try home.exeat("audit", "verify", "--published", published, "--key", key).expect(0)
        try FileManager.default.removeItem(atPath: published + "/checkpoint")
        try FileManager.default.createDirectory(
            atPath: published + "/checkpoint", withIntermediateDirectories: false)
        try home.exeat("audit", "verify", "--published", published, "--key", key)
            .expect(6, "INVALID", "checkpoint", "not a regular file")
    }

    @Test func `an empty variable counts as not set`() throws {
        let home = try TestHome()
        try home.found()
        let keys = home.path + "/keys"
        try home.exeat("status", environment: ["EXEAT_KEYS": "", "EXEAT_ANCHOR": ""]).expect(0)
        try home.exeat("status", environment: ["EXEAT_KEYS": keys]).expect(0)
        try shell("EXEAT_HOME= XDG_DATA_HOME= HOME=/nowhere exeat status", home)
            .expect(8, "/.local/share/exeat")
    }

    // MARK: Outputs

    @Test func `a run ends as it would although nobody can read its messages`() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 60)
        try shell("exeat export run newsletter >/dev/full 2>&-", home).expect(1)
        try shell("exeat export run newsletter >&- 2>&-", home).expect(1)
        let states = try home.exeat("transfer", "list").output.split(separator: "\n").dropFirst()
        #expect(states.count == 2)
        #expect(states.allSatisfy { $0.hasSuffix("delivered") }, "\(states)")
    }

    @Test func `a result that cannot be written is a failure that says so`() throws {
        let home = try TestHome()
        try home.found()
        for command in ["status", "audit verify"] {
            try shell("exeat \(command) >/dev/full", home)
                .expect(1, "cannot be written", "what was done stays done")
        }
    }

    @Test func `whoever reads only the first line ends nothing`() throws {
        let home = try TestHome()
        try home.found()
        let read = try shell("{ exeat audit list; echo ended with $? >&2; } | head -n 1", home)
        read.expect(0, "ended with 0")
        #expect(read.output.hasPrefix("RECORD"))
    }

    /// Runs a line of the shell with `exeat` on the path.
    private func shell(_ line: String, _ home: TestHome) throws -> Finished {
        let folder = URL(fileURLWithPath: Programs.path("exeat")).deletingLastPathComponent().path
        return try Program.run(
            "/bin/sh", ["-c", line],
            environment: ["EXEAT_HOME": home.path, "PATH": folder + ":/usr/bin:/bin"])
    }
}
