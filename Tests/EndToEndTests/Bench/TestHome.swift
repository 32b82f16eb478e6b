// A gateway's home for one test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A gateway's home for one test, driven through the built program alone.
struct TestHome {
    let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.path("home")
    }

    /// Runs `exeat` on this home.
    @discardableResult
    func exeat(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
    ) throws -> Finished {
        try Program.run(
            Programs.path("exeat"), arguments, input: input,
            environment: environment.merging(["EXEAT_HOME": path]) { $1 })
    }

    /// Runs a command that has to succeed for the test to begin.
    func must(_ arguments: String..., input: String? = nil) throws {
        let finished = try Program.run(
            Programs.path("exeat"), arguments, input: input, environment: ["EXEAT_HOME": path])
        guard finished.status == 0 else {
            throw BenchError.setUpFailed("\(arguments): \(finished.everything)")
        }
    }

    /// Makes profiles and consents with a fixed seed.
    func makeInput(rows: Int, format: String = "ci-export") throws -> String {
        let folder = scratch.path("input")
        let made = try Program.run(
            Programs.path("sample-profiles"),
            ["--rows", "\(rows)", "--seed", "11", "--format", format, "--to", folder])
        guard made.status == 0 else { throw BenchError.setUpFailed(made.everything) }
        return folder
    }

    /// Everything up to the first run: principals, connection, consents, policy and export.
    func prepare(
        for double: SandboxProcess, rows: Int, batch: Int = 500, agrees: Bool = true
    ) throws {
        let input = try makeInput(rows: rows)
        try must("init", "--origin", "exeat.company.example/test", "--administrator", "ada")
        try must("principal", "add", "cora", "--role", "contributor")
        try must(
            "connection", "add", "brevo", "--display-name", "Test", "--address", double.address,
            "--api-key", double.keyFile, "--first-poll", "0.02")
        if agrees { try must("connection", "agree", "brevo", "--i-agree") }
        try must("segment", "add", "customers", "--format", "ci-export", "--from", input)
        try must("consent", "import", input + "/consents.csv")
        let policy = Programs.project.appending(path: "policies/newsletter-eu.yaml").path
        try must("policy", "activate", policy)
        try must(
            "export", "add", "newsletter", "--connection", "brevo", "--segment", "customers",
            "--policy", "sendinblue-newsletter-eu", "--list", "12", "--batch", "\(batch)")
    }

    /// A command's `--json` output.
    func json(_ arguments: String...) throws -> Any {
        let finished = try Program.run(
            Programs.path("exeat"), arguments + ["--json"], environment: ["EXEAT_HOME": path])
        guard finished.status == 0 else { throw BenchError.setUpFailed(finished.everything) }
        return try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    }
}
