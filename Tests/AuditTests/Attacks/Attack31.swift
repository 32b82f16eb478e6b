// A lie about who is absent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// An absence is shown with slots that are no neighbours, with one of another segment, with an
/// erased one for a bound, or with a record left out: refused.
struct Attack31: AttackRow {
    func run() throws {
        let bench = try SubjectBench()
        let segment = try bench.write([10, 20, 30, 40])
        let decision = try bench.decision(of: segment)
        let slots = try [10, 20, 30, 40].flatMap {
            try segment.evidence(for: SubjectBench.tag($0)).shown
        }
        let shown = Dictionary(slots.map { ($0.slot, $0) }, uniquingKeysWith: { $1 })
        let accepts = { (tag: Int, claim: SubjectClaim, places: [UInt64]) in
            Self.accepts(
                SubjectProof(
                    claim: claim,
                    evidence: SubjectEvidence(
                        tag: SubjectBench.tag(tag), transfer: bench.transfer, count: 4,
                        shown: places.compactMap { shown[$0] }),
                    decision: decision))
        }
        #expect(accepts(25, .absent, [1, 2]))
        #expect(accepts(20, .present, [0, 1, 2]))
        for (tag, places) in [
            (20, [0, 2]), (30, [1, 3]), (20, [0]), (20, [2, 3]), (5, [1]), (45, [2]),
            (25, [2, 1]), (25, [1]), (25, [2]), (25, []), (20, [0, 1, 2]),
        ] as [(Int, [UInt64])] {
            #expect(!accepts(tag, .absent, places), "\(tag) in \(places)")
            #expect(!accepts(tag, .absentOrErased, places), "\(tag) in \(places)")
        }
        for places in [[1], [0, 1], [1, 2]] as [[UInt64]] {
            #expect(!accepts(20, .present, places))
        }
        try checkOtherSegment(decision)
        try checkErased()
    }

    /// Neighbours of another transfer, under this one's entry.
    private func checkOtherSegment(_ decision: ProofFile) throws {
        let bench = try SubjectBench()
        let other = try bench.write([10, 15, 30, 40])
        let evidence = try other.evidence(for: SubjectBench.tag(20))
        #expect(
            !Self.accepts(SubjectProof(claim: .absent, evidence: evidence, decision: decision)))
        #expect(
            try Self.accepts(SubjectProof(evidence, decision: bench.decision(of: other))))
    }

    /// An erased slot has no tag: it bounds nothing, and what was erased may have been the person.
    private func checkErased() throws {
        let bench = try SubjectBench()
        let segment = try bench.erase([1], of: bench.write([10, 20, 30]))
        let decision = try bench.decision(of: segment)
        let evidence = try segment.evidence(for: SubjectBench.tag(20))
        #expect(try evidence.claim() == .absentOrErased)
        for claim in [SubjectClaim.absent, .present] {
            #expect(
                !Self.accepts(SubjectProof(claim: claim, evidence: evidence, decision: decision)))
        }
        for shown in [evidence.shown.dropLast(), evidence.shown.dropFirst()] {
            let cut = SubjectEvidence(
                tag: evidence.tag, transfer: evidence.transfer, count: evidence.count,
                shown: Array(shown))
            for claim in [SubjectClaim.absent, .absentOrErased] {
                #expect(
                    !Self.accepts(SubjectProof(claim: claim, evidence: cut, decision: decision)))
            }
        }
    }

    private static func accepts(_ proof: SubjectProof) -> Bool {
        (try? SubjectProof(parsing: proof.bytes).verify(policy: SubjectBench.policy())) != nil
    }
}
