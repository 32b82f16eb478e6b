// What came of a policy file's tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

/// What came of a policy file's tests, and whether they guard every check.
struct PolicyTrialReport: Encodable {
    struct Test: Encodable {
        let name: String
        /// Expected and got; nil when it passed.
        let difference: String?
    }

    struct Check: Encodable {
        let check: String
        /// Nil when no test notices.
        let noticedBy: String?
    }

    let file: String
    let identifier: String?
    let version: Int?
    let title: String?
    let digest: String?
    /// Why the file was refused; empty when it was read.
    let problems: [String]
    let tests: [Test]
    let checks: [Check]
    /// Whether it can be activated as far as it alone can say.
    let isReady: Bool

    init(_ file: String) {
        self.file = file
        switch PolicyReading(file) {
        case .refused(let problems):
            (identifier, version, title, digest) = (nil, nil, nil, nil)
            (tests, checks, isReady) = ([], [], false)
            self.problems = problems
        case .read(let document):
            let trial = document.trial()
            (identifier, version) = (document.identifier, document.version)
            (title, digest) = (document.title, document.digest.hexadecimal)
            problems = []
            tests = trial.results.map { Test(name: $0.name, difference: $0.difference) }
            checks = trial.checks.map { Check(check: $0.check.words, noticedBy: $0.noticedBy) }
            isReady = trial.objections.isEmpty
        }
    }

    func print(verbose: Bool) {
        guard let identifier, let version, let title else {
            Terminal.print("\(file): refused")
            for problem in problems { Terminal.print("  \(problem)") }
            return
        }
        let failed = tests.filter { $0.difference != nil }
        let unguarded = checks.filter { $0.noticedBy == nil }
        Terminal.print("\(file): \(identifier)@\(version), \(title)")
        Terminal.print("  \(tests.count - failed.count) of \(tests.count) tests pass")
        for test in failed { Terminal.print("    FAILS  \(test.name): \(test.difference ?? "")") }
        Terminal.print(
            unguarded.isEmpty
                ? "  \(checks.count) checks, each guarded by a test"
                : "  \(checks.count) checks, \(unguarded.count) of them guarded by no test")
        for check in verbose ? checks : unguarded {
            Terminal.print(
                check.noticedBy.map { "    \(check.check): noticed by \"\($0)\"" }
                    ?? "    UNGUARDED  \(check.check): switched off, no test fails")
        }
    }
}
