// Putting a policy in force.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Policy

/// Puts a policy document in force: it is parsed strictly and must pass its own tests.
public struct ActivatePolicy: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.policyActivate

    /// The document's bytes, and the file's name for messages.
    public let source: [UInt8]
    /// The file's name, for messages.
    public let file: String

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The policy's own identifier.
        public let identifier: String
        /// The version that is in force now.
        public let version: Int
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
        /// How many in-file tests passed.
        public let tests: Int
    }

    /// Asks to activate.
    public init(source: [UInt8], file: String) {
        self.source = source
        self.file = file
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let document: PolicyDocument
        do { document = try PolicyDocument(parsing: source, file: file) } catch {
            throw .input(.policyInvalid, "\(error)")
        }
        let results = document.runTests()
        if let failed = results.first(where: { !$0.passed }) {
            throw .refused(
                .policyInvalid,
                "`\(file)` is not activated: its test \"\(failed.name)\" fails", entry: nil)
        }
        if let unguarded = document.mutationReport().first {
            throw .refused(
                .policyInvalid,
                "`\(file)` is not activated: \(unguarded); add a test that fails without it",
                entry: nil)
        }
        if let current = try workroom.policy(document.identifier) {
            guard current.version < document.version else {
                throw .refused(
                    .policyInvalid,
                    "version \(current.version) of `\(document.identifier)` is in force: "
                        + "a new version has a greater number", entry: nil)
            }
        }
        let keys = try workroom.newKeys(for: document.compiled())
        let (principal, now, source) = (try workroom.principal, workroom.now, source)
        return Preparation(
            Output(
                identifier: document.identifier, version: document.version,
                digest: document.digest.hexadecimal, tests: results.count),
            recording: [
                EntryDraft(
                    .policyActivated, .allowed, by: workroom.actor,
                    on: ("policy", "\(document.identifier)@\(document.version)"),
                    details: [
                        "sha256": .string(document.digest.hexadecimal),
                        "tests": .integer(Int64(results.count)),
                    ])
            ]
        ) { entry in
            keys.map { .addKey($0) } + [
                .activatePolicy(
                    PolicyRecord(
                        identifier: document.identifier, version: document.version,
                        digest: document.digest, source: source, activatedBy: principal,
                        activatedAt: now, entry: entry))
            ]
        }
    }
}
