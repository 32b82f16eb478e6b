// The recipient's double, running.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The recipient's double, running on a port that the system chose; it ends with its owner.
final class SandboxProcess {
    let port: Int
    let apiKey: String
    private let process: Process
    private let scratch: Scratch

    /// Starts it; `arguments` are faults and other settings.
    init(_ arguments: [String] = []) throws {
        scratch = try Scratch()
        apiKey = "key-" + UUID().uuidString
        try Data(apiKey.utf8).write(to: scratch.file("key"))
        process = try Program.start(
            Programs.path("sendinblue-sandbox"),
            [
                "--port", "0", "--port-file", scratch.path("port"), "--state",
                scratch.path("state.json"), "--api-key-file", scratch.path("key"),
            ] + arguments, scratch: scratch)
        port = try Self.port(from: scratch.file("port"), of: process)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    var address: String { "http://127.0.0.1:\(port)/v3" }
    var keyFile: String { scratch.path("key") }

    /// Addresses on a list, as the double stores them.
    func contacts(ofList list: Int = 12) throws -> [String] {
        let all = try decoded([Contact].self, "/sandbox/contacts?list=\(list)")
        return all.compactMap(\.email).sorted()
    }

    /// Every request it recorded.
    func requests() throws -> [Request] { try decoded([Request].self, "/sandbox/requests") }

    /// How many imports it recorded, whatever it answered.
    func imports() throws -> Int {
        try requests().filter { $0.method == "POST" && $0.path.hasSuffix("/contacts/import") }.count
    }

    struct Contact: Decodable { let email: String? }

    struct Request: Decodable {
        let method: String
        let path: String
        let status: Int
        let bodySha256: String?
        let contacts: Int?
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        let url = "http://127.0.0.1:\(port)\(path)"
        let answer = try Program.run("/usr/bin/env", ["python3", "-c", Self.fetch, url])
        return try JSONDecoder().decode(Value.self, from: Data(answer.output.utf8))
    }

    private static let fetch =
        "import sys,urllib.request;sys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())"

    /// Waits for the file that the double renames into place once it listens.
    private static func port(from file: URL, of process: Process) throws -> Int {
        for _ in 0..<3000 {
            if let text = try? String(contentsOf: file, encoding: .utf8),
                let port = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
            {
                return port
            }
            guard process.isRunning else { break }
            usleep(10_000)
        }
        throw BenchError.doubleDidNotStart
    }
}
