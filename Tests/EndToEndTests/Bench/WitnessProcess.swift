// A witness, running.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A witness of the built program, running on a port that the system chose; it ends with its owner.
final class WitnessProcess {
    let folder: String
    let key: String
    private let scratch: Scratch
    private var process: Process
    private(set) var port = 0

    /// Makes a witness that knows a log, and starts it.
    init(knowing vkey: String) throws {
        scratch = try Scratch()
        folder = scratch.path("watch")
        let made = try Self.exeat("init", "--dir", folder, "--name", "officer.company.example")
        key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try Data("\(vkey)\n".utf8).write(to: scratch.file("log.vkey"))
        _ = try Self.exeat("add-log", "--dir", folder, "--log", scratch.path("log.vkey"))
        process = try Self.start(folder, scratch)
        port = try Self.port(in: scratch, of: process)
    }

    deinit { stop() }

    /// Where it is asked.
    var address: String { "http://127.0.0.1:\(port)" }

    /// What it kept of a log that showed two histories.
    var evidence: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder + "/evidence") }
    }

    /// Ends it as a crash would.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Starts it anew, on another port.
    func restart() throws {
        stop()
        try? FileManager.default.removeItem(at: scratch.file("port"))
        process = try Self.start(folder, scratch)
        port = try Self.port(in: scratch, of: process)
    }

    /// A trust policy of this one witness.
    func policy(ofLog vkey: String) -> String {
        "log \(vkey)\nwitness officer \(key) \(address)\nquorum officer\n"
    }

    /// Runs `exeat witness` to its end.
    static func exeat(_ arguments: String...) throws -> Finished {
        try Program.run(Programs.path("exeat"), ["witness"] + arguments)
    }

    private static func start(_ folder: String, _ scratch: Scratch) throws -> Process {
        try Program.start(
            Programs.path("exeat"),
            ["witness", "serve", "--dir", folder, "--port-file", scratch.path("port")],
            scratch: scratch)
    }

    private static func port(in scratch: Scratch, of process: Process) throws -> Int {
        for _ in 0..<3000 {
            if let text = try? String(contentsOf: scratch.file("port"), encoding: .utf8),
                let port = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
            {
                return port
            }
            guard process.isRunning else { break }
            usleep(10_000)
        }
        throw BenchError.setUpFailed("the witness did not start")
    }
}
