// A log that somebody else watches over.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct WitnessTests {
    private static let required = "quorum required\n"

    /// A home that is ready to send, its witness and its configuration.
    private struct Watched {
        let double: SandboxProcess
        let home: TestHome
        let witness: WitnessProcess
        let vkey: String

        var policy: String { home.scratch.path("policy") }

        init(_ configuration: String = "") throws {
            double = try SandboxProcess()
            home = try TestHome()
            try home.prepare(for: double, rows: 20)
            let checkpoint = try #require(
                try home.json("audit", "checkpoint") as? [String: Any])
            vkey = try #require(checkpoint["vkey"] as? String)
            witness = try WitnessProcess(knowing: vkey)
            try writePolicy()
            let text = "trust-policy \(policy)\n\(configuration)"
            try Data(text.utf8).write(to: URL(fileURLWithPath: home.path + "/audit.conf"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: home.path + "/audit.conf")
        }

        func writePolicy() throws {
            try Data(witness.policy(ofLog: vkey).utf8).write(to: URL(fileURLWithPath: policy))
        }

        /// Puts a folder in the place of another.
        func copy(_ source: String, to target: String) throws {
            try? FileManager.default.removeItem(atPath: target)
            try FileManager.default.copyItem(atPath: source, toPath: target)
        }
    }

    @Test func `with the quorum a transfer is sent, and a stranger sees who cosigned`() throws {
        let watched = try Watched(Self.required)
        let run = try watched.home.exeat("export", "run", "newsletter")
        #expect(run.status == 0, "\(run.everything)")
        #expect(try watched.double.imports() == 1)
        let note = watched.home.scratch.path("note")
        let witnessed = try watched.home.exeat("audit", "witness", "--to", note)
        #expect(witnessed.status == 0, "\(witnessed.everything)")
        let text = try String(contentsOfFile: note, encoding: .utf8)
        #expect(text.contains("\u{2014} officer.company.example "))
        #expect(try watched.home.exeat("audit", "verify", "--deep").status == 0)
    }

    @Test func `without the witness nothing leaves`() throws {
        let watched = try Watched(Self.required)
        watched.witness.stop()
        let run = try watched.home.exeat("export", "run", "newsletter")
        #expect(run.status == 3, "\(run.everything)")
        #expect(run.output.contains("audit.unwitnessed"))
        #expect(try watched.double.imports() == 0)
        try watched.witness.restart()
        try watched.writePolicy()
        let again = try watched.home.exeat("export", "run", "newsletter")
        #expect(again.status == 0, "\(again.everything)")
    }

    @Test func `without the policy file nothing leaves`() throws {
        let watched = try Watched(Self.required)
        try FileManager.default.removeItem(atPath: watched.policy)
        let run = try watched.home.exeat("export", "run", "newsletter")
        #expect(run.status == 3, "\(run.everything)")
        #expect(try watched.double.imports() == 0)
    }

    @Test func `a whole home that was put back is found out, and sends nothing`() throws {
        let watched = try Watched(Self.required)
        let earlier = watched.home.scratch.path("earlier")
        try watched.copy(watched.home.path, to: earlier)
        for name in [
            "cora-2", "cora-3", "cora-4", "cora-5", "cora-6", "cora-7", "cora-8", "cora-9",
        ] {
            try watched.home.must("principal", "add", name, "--role", "contributor")
        }
        try watched.home.must("audit", "witness")
        try watched.copy(earlier, to: watched.home.path)
        // By itself the older state is in order.
        #expect(try watched.home.exeat("audit", "verify").status == 0)
        let found = try watched.home.exeat("audit", "witness")
        #expect(found.status == 6, "\(found.everything)")
        #expect(found.messages.contains("ROLLBACK"))
        let run = try watched.home.exeat("export", "run", "newsletter")
        #expect(run.status == 3, "\(run.everything)")
        #expect(run.messages.contains("ROLLBACK"))
        #expect(try watched.double.imports() == 0)
    }

    @Test func `a history that was signed again with the log's own key is refused, and kept`()
        throws
    {
        let watched = try Watched(Self.required)
        let earlier = watched.home.scratch.path("earlier")
        try watched.copy(watched.home.path, to: earlier)
        try watched.home.must("principal", "add", "cora-2", "--role", "contributor")
        try watched.home.must("audit", "witness")
        try watched.copy(earlier, to: watched.home.path)
        for name in ["mallory", "mallory-2", "mallory-3", "mallory-4"] {
            try watched.home.must("principal", "add", name, "--role", "contributor")
        }
        let found = try watched.home.exeat("audit", "witness")
        #expect(found.status == 6, "\(found.everything)")
        #expect(found.messages.contains("FORK"))
        #expect(try watched.witness.evidence.count == 1)
        let run = try watched.home.exeat("export", "run", "newsletter")
        #expect(run.status == 3, "\(run.everything)")
        #expect(try watched.double.imports() == 0)
    }

    @Test func `a witness that was killed remembers what it cosigned`() throws {
        let watched = try Watched()
        let earlier = watched.home.scratch.path("earlier")
        try watched.copy(watched.home.path, to: earlier)
        for name in ["cora-2", "cora-3", "cora-4"] {
            try watched.home.must("principal", "add", name, "--role", "contributor")
        }
        try watched.home.must("audit", "witness")
        watched.witness.kill()
        try watched.witness.restart()
        try watched.writePolicy()
        #expect(try watched.home.exeat("audit", "witness").status == 0)
        try watched.copy(earlier, to: watched.home.path)
        #expect(try watched.home.exeat("audit", "witness").status == 6)
    }

    @Test func `two processes do not share a witness's folder`() throws {
        let watched = try Watched()
        let second = try WitnessProcess.exeat("serve", "--dir", watched.witness.folder)
        #expect(second.status == 9, "\(second.everything)")
    }

    @Test func `a witness without its folder does not start`() throws {
        let finished = try WitnessProcess.exeat(
            "serve", "--dir", NSTemporaryDirectory() + "exeat-\(UUID().uuidString)")
        #expect(finished.status == 8, "\(finished.everything)")
    }
}
