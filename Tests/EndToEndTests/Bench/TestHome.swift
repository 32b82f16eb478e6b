// A gateway's home for one test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A gateway's home for one test, driven through the built program alone.
struct TestHome {
    let scratch: Scratch
    let path: String

    /// A home that is still to be made, in this folder or in a new one.
    init(in folder: String? = nil) throws {
        scratch = try Scratch()
        path = folder.map { $0 + "/home" } ?? scratch.path("home")
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

    /// Where `makeInput` puts what it makes.
    var input: String { scratch.path("input") }

    /// Makes the home and its first administrator, and nothing else.
    func found() throws {
        try must("init", "--origin", "exeat.company.example/test", "--administrator", "ada")
    }

    /// Everything up to the first run: principals, connection, consents, policy and export.
    ///
    /// With `csv`, the profiles are one file that a test can damage; another key than the double's
    /// own comes from `keyFile`.
    func prepare(
        for double: SandboxProcess, rows: Int, batch: Int = 500, agrees: Bool = true,
        format: String = "ci-export", keyFile: String? = nil
    ) throws {
        let input = try makeInput(rows: rows, format: format)
        let source = format == "csv" ? input + "/profiles.csv" : input
        try found()
        try must("principal", "add", "cora", "--role", "contributor")
        try must("principal", "add", "otto", "--role", "officer")
        try must(
            "connection", "add", "brevo", "--display-name", "Test", "--address", double.address,
            "--api-key", keyFile ?? double.keyFile, "--first-poll", "0.02")
        try must("segment", "add", "customers", "--format", format, "--from", source)
        try publishNotices()
        try must("consent", "import", input + "/consents.csv")
        let policy = Programs.project.appending(path: "policies/newsletter-eu.yaml").path
        try must("policy", "activate", policy)
        try must(
            "export", "add", "newsletter", "--connection", "brevo", "--segment", "customers",
            "--policy", "sendinblue-newsletter-eu", "--list", "12", "--batch", "\(batch)")
        if agrees { try agree() }
    }

    /// The administrator agrees to what the connection's exports let leave, and the officer seconds.
    func agree() throws {
        try must("connection", "agree", "brevo", "--i-agree")
        try must("connection", "second", "brevo", "--as", "otto", "--i-agree")
    }

    /// Both purposes, and every version of their notices that the made-up consents name.
    func publishNotices() throws {
        let folder = Programs.project.appending(path: "policies/consents").path
        for (notice, purpose, versions) in [
            ("newsletter", "newsletter", 3...5), ("sms-offers", "sms_offers", 1...3),
        ] {
            try must("consent", "purpose", "add", "\(folder)/\(purpose).purpose.json")
            for version in versions {
                try must(
                    "consent", "notice", "publish", notice, "--version", "\(version)", "--purpose",
                    purpose, "--text", "en=\(folder)/\(notice)-\(version).en.txt")
            }
        }
    }

    /// A command's `--json` output.
    func json(_ arguments: String...) throws -> Any {
        let finished = try Program.run(
            Programs.path("exeat"), arguments + ["--json"], environment: ["EXEAT_HOME": path])
        guard finished.status == 0 else { throw BenchError.setUpFailed(finished.everything) }
        return try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    }
}
