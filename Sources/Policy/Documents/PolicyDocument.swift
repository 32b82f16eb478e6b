// A policy document that was read and checked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// A policy document that was read and checked: what exists is valid.
///
/// Written in a strict subset of YAML or in JSON. Its identity is the SHA-256 of its canonical
/// JSON, so comments and layout may change and the decisions stay the same policy's.
public struct PolicyDocument: Sendable {
    /// The bytes it was read from.
    public let source: [UInt8]
    /// SHA-256 of its canonical JSON.
    public let digest: Digest<PolicyText>
    private let content: PolicyContent

    /// Reads and checks a document; `file` is what problems are told under.
    ///
    /// - Throws: `PolicyLoadError` with every problem found, each with line and column.
    public init(parsing source: [UInt8], file: String) throws(PolicyLoadError) {
        switch StrictReader.read(source) {
        case .failure(let failure):
            throw PolicyLoadError(file: file, problems: failure.problems)
        case .success(let node):
            digest = SHA256.digest(of: node.canonical.bytes)
            var reader = PolicyReader()
            guard let content = reader.document(node, digest: digest) else {
                // Every way to nil collects a problem; should one be missing, the file still fails.
                let problems = reader.nodes.problems
                throw PolicyLoadError(
                    file: file,
                    problems: problems.isEmpty ? [node.place.problem("not a policy")] : problems)
            }
            self.content = content
            self.source = source
        }
    }

    /// The policy's name.
    public var identifier: String { content.policy.identifier }
    /// Its version.
    public var version: Int { content.policy.version }
    /// What it is about, in a few words.
    public var title: String { content.title }
    /// The address of whoever answers for it.
    public var owner: String { content.owner }

    /// The policy, ready to decide.
    public func compiled() -> CompiledPolicy { content.policy }

    /// The checks that could be taken out of the policy without any test in the file noticing.
    ///
    /// Tried one at a time: each condition, each arm of an `any`, each consent check of each
    /// purpose, each `requires`. A policy with one of these is not ready to be relied on.
    public func mutationReport() -> [UnguardedCheck] {
        trial().unguarded
    }

    /// Runs the tests in the file, and looks what each check would be missed by.
    public func trial() -> PolicyTrial {
        PolicyTrial(
            results: runTests(),
            checks: MutationTrial(policy: content.policy, tests: content.tests).checks())
    }

    /// Runs the tests in the file, in file order.
    public func runTests() -> [PolicyTestResult] {
        let runner = PolicyTestRunner(policy: content.policy)
        return content.tests.map {
            PolicyTestResult(name: $0.name, difference: runner.difference(of: $0))
        }
    }
}
