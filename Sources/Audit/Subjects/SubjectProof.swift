// A proof about one person and one transfer, as a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

/// A proof about one person and one transfer, as a file that can be checked anywhere:
/// `exeat.dev/subject-proof@v1`.
///
/// A value that exists is well-formed; whether it proves anything is for `verify` to say. Only who
/// holds the epoch's key can tell which tag belongs to a person.
public struct SubjectProof: Hashable, Sendable {
    /// What it says that it shows.
    public let claim: SubjectClaim
    /// The slots that have to show it.
    public let evidence: SubjectEvidence
    /// That the log holds the transfer's entry, whose bytes are the proof's extra bytes.
    public let decision: ProofFile

    static let header = "exeat.dev/subject-proof@v1"

    /// Joins evidence and the proof of the transfer's entry.
    ///
    /// - Throws: `LogFormatError` when the evidence is not of that entry's segment, or does not
    ///   lead to its root: no reader would accept the proof.
    public init(_ evidence: SubjectEvidence, decision: ProofFile) throws(LogFormatError) {
        claim = try evidence.claim()
        self.evidence = evidence
        self.decision = decision
        try verifyEvidence()
    }

    /// Joins what a file says.
    init(claim: SubjectClaim, evidence: SubjectEvidence, decision: ProofFile) {
        self.claim = claim
        self.evidence = evidence
        self.decision = decision
    }

    /// The whole file.
    public var bytes: [UInt8] {
        var lines = [
            Self.header, "claim \(claim.rawValue)",
            "tag \(Base64.text(of: evidence.tag.bytes))",
            "segment \(evidence.transfer) 0 \(evidence.count)",
        ]
        for item in evidence.shown {
            lines.append("slot \(item.slot)")
            lines.append("record \(Base64.text(of: item.content.bytes))")
            lines += item.path.map { Base64.text(of: $0.bytes) }
        }
        lines.append("")
        return Array(lines.map { "\($0)\n" }.joined().utf8) + decision.bytes
    }

    /// Checks the proof under a checkpoint that the policy trusts.
    ///
    /// What was sent to whom is read from the entry, never from the file's own lines.
    ///
    /// - Returns: What holds of the person and the transfer.
    /// - Throws: `LogFormatError`: what `ProofFile.verify` throws; `.malformed` when the entry
    ///   decided no transfer; `.unproven` when the slots do not stand under its root, or do not
    ///   show what the proof claims.
    @discardableResult
    public func verify(policy: TrustPolicy) throws(LogFormatError) -> SubjectClaim {
        try decision.verify(entry: decision.extra ?? [], policy: policy)
        try verifyEvidence()
        return claim
    }

    /// What the transfer's entry says.
    ///
    /// - Throws: `LogFormatError.malformed` when it is not the entry of a decided transfer.
    public func facts() throws(LogFormatError) -> SegmentFacts {
        let what = "the entry of the transfer"
        let entry: Entry
        do { entry = try Entry(decision.extra ?? [], at: decision.index) } catch {
            throw .malformed(what: what, problem: "\(error)")
        }
        guard let facts = SegmentFacts(entry) else {
            throw .malformed(what: what, problem: "it names no sorted subject records")
        }
        return facts
    }

    private func verifyEvidence() throws(LogFormatError) {
        let facts = try facts()
        guard facts.transfer == evidence.transfer, facts.count == evidence.count else {
            throw failure("the entry is about another transfer, or another number of slots")
        }
        guard try evidence.verify(root: facts.root) == claim else {
            throw failure("the slots show something else than `\(claim.rawValue)`")
        }
    }

    private func failure(_ problem: String) -> LogFormatError {
        .unproven(
            what: "the standing of \(evidence.tag) in transfer \(evidence.transfer)",
            problem: problem)
    }
}
