// exeat policy check.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Gateway
import Policy

/// `exeat policy check`: reads policies strictly and runs the tests inside them.
///
/// Needs no home.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read policy files strictly and run the tests inside them; needs no home.")

    @OptionGroup var output: OutputOptions

    @Argument(help: "Policy files.")
    var files: [String]

    /// What is printed for one file.
    private struct Checked: Encodable {
        let file: String
        let identifier: String
        let version: Int
        let digest: String
        let passed: Int
        let failed: [String]
    }

    func run() throws {
        do {
            let checked = try files.map(check)
            try output.print(checked) {
                for one in checked {
                    Terminal.print(
                        "\(one.file): \(one.identifier)@\(one.version), "
                            + "\(one.passed) of \(one.passed + one.failed.count) tests pass")
                    for name in one.failed { Terminal.print("  FAILS  \(name)") }
                }
            }
            if checked.contains(where: { !$0.failed.isEmpty }) { throw ExitStatus.failed.code }
        } catch let code as ExitCode {
            throw code
        } catch {
            let report = ErrorReport(error)
            Terminal.say(report.lines)
            throw report.status.code
        }
    }

    private func check(_ file: String) throws -> Checked {
        let source = try PolicyFile.read(file)
        let document: PolicyDocument
        do { document = try PolicyDocument(parsing: source, file: file) } catch {
            throw GatewayError.input(error.reason, "the policy is refused:\n\(error)")
        }
        let results = document.runTests()
        return Checked(
            file: file, identifier: document.identifier, version: document.version,
            digest: document.digest.hexadecimal, passed: results.filter(\.passed).count,
            failed: results.compactMap { result in
                result.difference.map { "\(result.name): \($0)" }
            })
    }
}
