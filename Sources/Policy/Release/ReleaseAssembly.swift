// Puts one batch's body together.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// Puts one batch's body together; people get into it only by being decided here.
public struct ReleaseAssembly: ~Copyable, Sendable {
    /// What became of one person.
    public enum Addition: Hashable, Sendable {
        /// In the body.
        case added
        /// Not in the body: consent or profile no longer allow it.
        case withheld(Verdict)
        /// Not in the body: the bytes are not those that the log committed to.
        case changed
    }

    /// How many people are in the body.
    public private(set) var people = 0

    private let transfer: Identifier<Transfer>
    private let batch: Int
    private let encoding: any RecordEncoding
    private let separator: [UInt8]
    private let closing: [UInt8]
    private let policy: Digest<PolicyText>
    private let guardRails: [GuardRail]
    private let consentUpTo: UInt64
    private var body: [UInt8]
    private var hasher = PayloadHasher()

    /// Begins an empty batch of a run, for people decided under this policy and consent state.
    public init(
        transfer: Identifier<Transfer>, batch: Int, encoding: any RecordEncoding,
        policy: CompiledPolicy, consentUpTo: UInt64
    ) {
        self.transfer = transfer
        self.batch = batch
        self.encoding = encoding
        self.policy = policy.digest
        guardRails = policy.guardRails
        self.consentUpTo = consentUpTo
        separator = encoding.separator
        closing = encoding.closing
        body = encoding.opening
    }

    /// Decides a person again and adds the bytes, if they are still the ones that were recorded.
    ///
    /// An engine of another policy or other guard-rails withholds everybody: `error.evaluation`.
    public mutating func add(
        _ row: Int, of batch: borrowing ProfileBatch, facts: borrowing SubjectFacts,
        by engine: inout PolicyEngine, salt: SubjectSalt,
        expecting payload: Digest<SubjectPayload>
    ) -> Addition {
        guard engine.policy.digest == policy, engine.policy.guardRails == guardRails else {
            return .withheld(.withheld(.evaluationFailed))
        }
        let verdict = engine.decide(row, of: batch, facts: facts)
        guard verdict.isReleased else { return .withheld(verdict) }
        let end = body.count
        if people > 0 { body.append(contentsOf: separator) }
        let start = body.count
        encoding.encode(engine.values, into: &body)
        guard hasher.payload(salt: salt, record: body[start...]) == payload else {
            body.removeLast(body.count - end)
            return .changed
        }
        people += 1
        return .added
    }

    /// Bytes of the body so far, its closing included.
    public var byteCount: Int { body.count + closing.count }

    /// Ends the body and gives the leave for it; nil when nobody is in it.
    public consuming func cleared() -> Clearance? {
        guard people > 0 else { return nil }
        body.append(contentsOf: closing)
        let release = Release(
            transfer: transfer, batch: batch, people: people, body: body,
            digest: SHA256.digest(of: body))
        return Clearance(release: release, policy: policy, consentUpTo: consentUpTo)
    }
}
