// exeat policy test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Policy

/// `exeat policy test`: runs the tests in policy files, and looks whether they guard every check.
///
/// Needs no home.
struct PolicyTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests in policy files, and see that they guard every check.",
        discussion: """
            Each condition, each arm of an `any`, each thing asked of a consent and each `requires` \
            is switched off in turn: a test must notice, or the policy cannot be activated. Needs \
            no home. The status is 0 only if every file loads, passes and is guarded.

            exeat policy test policies/*.yaml
            exeat policy test --verbose policies/newsletter-eu.yaml
            """)

    @OptionGroup var output: OutputOptions

    @Flag(help: "Name the test that notices, for each check.")
    var verbose = false

    @Argument(help: "Policy files.")
    var files: [String]

    func run() throws {
        let reports = files.map(PolicyTrialReport.init)
        try output.print(reports) {
            for report in reports { report.print(verbose: verbose) }
            let ready = reports.count { $0.isReady }
            guard reports.count > 1 else { return }
            Terminal.print("\(ready) of \(reports.count) policies can be activated.")
        }
        if !reports.allSatisfy(\.isReady) { throw ExitStatus.failed.code }
    }
}
