// Putting a policy in force.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Policy

/// Puts a policy document in force, as an export's policy or as a guard-rail, now or from a date.
///
/// It is parsed strictly, must pass its own tests, every check in it must be missed by one of them
/// if it is taken out, and it must be able to decide together with what is in force beside it.
public struct ActivatePolicy: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.policyActivate

    /// The document's bytes, and the file's name for messages.
    public let source: [UInt8]
    /// The file's name, for messages.
    public let file: String
    /// The first instant in force by this activation; nil for now.
    public let from: Instant?
    /// Whether it stands beside every policy for connections of its kind.
    public let isGuardRail: Bool

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The policy's own identifier.
        public let identifier: String
        /// The version that was activated.
        public let version: Int
        /// SHA-256 of its canonical JSON, hexadecimal.
        public let digest: String
        /// The same of the version before; nil for the first.
        public let previous: String?
        /// The first instant in force by this activation; until then the version before decides.
        public let activeFrom: Instant
        /// Whether it stands beside every policy for connections of its kind.
        public let isGuardRail: Bool
        /// How many in-file tests passed.
        public let tests: Int
    }

    /// Asks to activate.
    public init(source: [UInt8], file: String, from: Instant? = nil, isGuardRail: Bool = false) {
        self.source = source
        self.file = file
        self.from = from
        self.isGuardRail = isGuardRail
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let document: PolicyDocument
        do { document = try PolicyDocument(parsing: source, file: file) } catch {
            throw .input(error.reason, "\(error)")
        }
        let tests = try testCount(of: document)
        let activeFrom = from ?? workroom.now
        guard activeFrom >= workroom.now else {
            throw .input(
                .inputInvalid, "a policy is activated from now on or from later, not from before")
        }
        let all = try workroom.activatedPolicies()
        let before = all.last { $0.identifier == document.identifier }
        if let before { try checkSuccession(of: document, to: before) }
        let (principal, now, source) = (try workroom.principal, workroom.now, source)
        let isGuardRail = isGuardRail
        let record: @Sendable (UInt64) -> PolicyRecord = { entry in
            PolicyRecord(
                identifier: document.identifier, version: document.version,
                digest: document.digest, source: source, activatedBy: principal,
                activatedAt: now, activeFrom: activeFrom, isGuardRail: isGuardRail, entry: entry)
        }
        if let words = try CombinationTrial(of: record(.max), among: all).objection() {
            throw refusal(words)
        }
        let keys = try workroom.newKeys(for: document.compiled())
        return Preparation(
            Output(
                identifier: document.identifier, version: document.version,
                digest: document.digest.hexadecimal, previous: before?.digest.hexadecimal,
                activeFrom: activeFrom, isGuardRail: isGuardRail, tests: tests),
            recording: [
                EntryDraft(
                    .policyActivated, .allowed, by: workroom.actor,
                    on: ("policy", "\(document.identifier)@\(document.version)"),
                    details: Self.details(
                        of: document, activeFrom: activeFrom, isGuardRail: isGuardRail,
                        previous: before, tests: tests))
            ]
        ) { entry in
            keys.map { .addKey($0) } + [.activatePolicy(record(entry))]
        }
    }

    /// What only an entry about an activation has.
    static func details(
        of document: PolicyDocument, activeFrom: Instant, isGuardRail: Bool,
        previous: PolicyRecord?, tests: Int
    ) -> [String: CanonicalJSON] {
        let policy = document.compiled()
        func told(_ instant: Instant?) -> CanonicalJSON {
            instant.map { .string("\($0)") } ?? .null
        }
        return [
            "sha256": .string(document.digest.hexadecimal), "owner": .string(document.owner),
            "from": told(policy.effectiveFrom), "until": told(policy.effectiveUntil),
            "effective_from": told(activeFrom), "guard_rail": .boolean(isGuardRail),
            "previous": previous.map { .string($0.digest.hexadecimal) } ?? .null,
            "tests": .integer(Int64(tests)),
        ]
    }

    private func testCount(of document: PolicyDocument) throws(GatewayError) -> Int {
        let trial = document.trial()
        if let words = trial.objections.first { throw refusal(words) }
        return trial.results.count
    }

    /// Versions count up, dated ones included, and what is a guard-rail stays one.
    private func checkSuccession(
        of document: PolicyDocument, to before: PolicyRecord
    ) throws(GatewayError) {
        guard before.version < document.version else {
            throw .refused(
                .policyInvalid,
                "version \(before.version) of `\(document.identifier)` is activated: "
                    + "a new version has a greater number", entry: nil)
        }
        guard before.isGuardRail == isGuardRail else {
            throw refusal(
                before.isGuardRail
                    ? "`\(document.identifier)` is a guard-rail, and stays one"
                    : "`\(document.identifier)` is the policy of exports, and no guard-rail")
        }
    }

    private func refusal(_ words: String) -> GatewayError {
        .refused(.policyInvalid, "`\(file)` is not activated: \(words)", entry: nil)
    }
}
