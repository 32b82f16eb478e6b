// Checkpoints that leave the machine after a run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct WitnessPushTests {
    /// Runs the export of a home with this configuration, in which `@` is a folder of the test.
    private func run(
        _ configuration: String, program: String = "#!/bin/sh\nexec cat > \"@/handed\"\n"
    ) throws -> (home: TestHome, run: Finished) {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 20)
        let folder = home.scratch.folder.path
        try write(program.replacing("@", with: folder), to: folder + "/program", mode: 0o700)
        try write(
            configuration.replacing("@", with: folder), to: home.path + "/audit.conf", mode: 0o600)
        let finished = try home.exeat("export", "run", "newsletter")
        #expect(try double.imports() == 1)
        return (home, finished)
    }

    private func write(_ text: String, to path: String, mode: Int) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `a file and a program receive a checkpoint that tells a rollback later`() throws {
        let (home, run) = try run("checkpoint-file @/kept\ncheckpoint-command @/program\n")
        #expect(run.status == 0, "\(run.everything)")
        for name in ["kept", "handed"] {
            let verified = try home.exeat(
                "audit", "verify", "--since", home.scratch.path(name))
            #expect(verified.status == 0, "\(verified.everything)")
        }
        #expect(
            try Data(contentsOf: home.scratch.file("kept"))
                == Data(contentsOf: home.scratch.file("handed")))
    }

    @Test(arguments: [
        ("checkpoint-file @/missing/kept\n", "file"),
        ("checkpoint-command @/missing\n", "command"),
    ])
    func `what cannot be handed over is told and recorded, and undoes nothing`(
        configuration: String, outlet: String
    ) throws {
        let (home, run) = try run(configuration)
        #expect(run.status == 0, "\(run.everything)")
        #expect(run.messages.contains("was not handed to the \(outlet)"))
        let listed = try home.exeat("audit", "list", "--type", "log.pushed")
        #expect(listed.output.contains("LGPSHE"))
    }

    @Test func `a program that fails is told`() throws {
        let (_, run) = try run("checkpoint-command @/program\n", program: "#!/bin/sh\nexit 3\n")
        #expect(run.status == 0, "\(run.everything)")
        #expect(run.messages.contains("it ended with status 3"))
    }

    @Test func `a program sees nothing of the gateway's environment`() throws {
        let (home, _) = try run(
            "checkpoint-command @/program\n", program: "#!/bin/sh\nenv > \"@/seen\"\n")
        let seen = try String(contentsOf: home.scratch.file("seen"), encoding: .utf8)
        #expect(!seen.contains("EXEAT_HOME"))
    }
}
