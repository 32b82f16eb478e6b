// The program that receives checkpoints.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Witness

struct CheckpointProgramTests {
    /// What is said of a script in a folder `$0` of its own, and what it left in `out` there.
    private func run(
        _ script: String, patience: Double = 60
    ) async throws -> (problem: String?, output: String) {
        let folder = NSTemporaryDirectory() + "exeat-program-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let program = folder + "/program"
        let text = "#!/bin/sh\nout='\(folder)/out'\n\(script)\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        var problem: String?
        // A program that another test starts in this moment may hold the file open until it runs.
        repeat {
            problem = await CheckpointProgram(patience: patience).hand(
                Array("note\n".utf8), to: program)
        } while problem?.contains("Text file busy") == true
        let output = (try? String(contentsOfFile: folder + "/out", encoding: .utf8)) ?? ""
        return (problem, output)
    }

    @Test func `it gets the whole note and then its end`() async throws {
        let (problem, output) = try await run("cat > \"$out\"")
        #expect(problem == nil)
        #expect(output == "note\n")
    }

    @Test func `a status other than 0 is told`() async throws {
        #expect(try await run("exit 3").problem == "it ended with status 3")
    }

    @Test func `a signal is told`() async throws {
        #expect(try await run("kill -TERM $$").problem == "it was ended by signal 15")
    }

    @Test func `a program that is none is told`() async {
        #expect(
            await CheckpointProgram().hand([], to: "/nothing/here")
                == "it cannot be started: No such file or directory")
    }

    @Test func `what takes too long is ended, with all that it started`() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let (problem, output) = try await run(
            "sleep 600 & echo $! > \"$out\"; wait", patience: 1)
        #expect(problem == "it did not end within 1 s")
        #expect(clock.now - start < .seconds(300))
        let child = try #require(
            Int32(output.trimmingCharacters(in: .whitespacesAndNewlines)))
        // Gone, or dead and not yet collected by whoever inherits it.
        let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
        #expect(state == nil || state?.contains(") Z ") == true)
    }

    @Test func `its environment is two variables`() async throws {
        let output = try await run("env > \"$out\"").output
        let names = output.split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).subtracting(["PWD", "OLDPWD", "_", "SHLVL"]) == ["PATH", "LANG"])
    }
}
