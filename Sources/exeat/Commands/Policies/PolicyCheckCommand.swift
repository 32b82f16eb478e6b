// exeat policy check.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
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
        var identifier: String?
        var version: Int?
        var digest: String?
        var passed = 0
        var failed: [String] = []
        /// Why the file was refused; empty when it was read.
        var problems: [String] = []

        init(_ file: String) {
            self.file = file
            switch PolicyReading(file) {
            case .refused(let problems): self.problems = problems
            case .read(let document):
                let results = document.runTests()
                (identifier, version) = (document.identifier, document.version)
                digest = document.digest.hexadecimal
                passed = results.count(where: \.passed)
                failed = results.compactMap { result in
                    result.difference.map { "\(result.name): \($0)" }
                }
            }
        }

        func print() {
            guard let identifier, let version else {
                Terminal.print("\(file): refused")
                for problem in problems { Terminal.print("  \(problem)") }
                return
            }
            Terminal.print(
                "\(file): \(identifier)@\(version), \(passed) of \(passed + failed.count) tests pass"
            )
            for name in failed { Terminal.print("  FAILS  \(name)") }
        }
    }

    func run() throws {
        let checked = files.map(Checked.init)
        try output.print(checked) {
            for one in checked { one.print() }
        }
        guard checked.allSatisfy({ $0.failed.isEmpty && $0.problems.isEmpty }) else {
            throw ExitStatus.failed.code
        }
    }
}
