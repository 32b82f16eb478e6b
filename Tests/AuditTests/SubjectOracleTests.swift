// Random segments against a slow list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectOracleTests {
    private let bench: SubjectBench

    init() throws { bench = try SubjectBench() }

    /// What an answer has to be, found by looking at every slot.
    private struct Oracle {
        let slots: [SubjectSlot]

        func records(of tag: SubjectTag) -> [Int] {
            slots.indices.filter { slots[$0].tag == tag }
        }

        func shown(for tag: SubjectTag) -> [Int] {
            let before = slots.lastIndex { $0.tag.map { $0 < tag } ?? false }
            let after = slots.firstIndex { $0.tag.map { tag < $0 } ?? false }
            return Array((before ?? 0)..<((after ?? slots.count - 1) + 1))
        }

        func claim(of tag: SubjectTag) -> SubjectClaim {
            if !records(of: tag).isEmpty { return .present }
            return shown(for: tag).contains { slots[$0].tag == nil } ? .absentOrErased : .absent
        }
    }

    private func check(_ seed: UInt64, sizes: ClosedRange<Int>, people: Int) throws {
        var dice = SteadyDice(seed)
        let size = Int.random(in: sizes, using: &dice)
        let segment = try bench.write(
            (0..<size).map { _ in Int.random(in: 0..<people, using: &dice) * 2 })
        let share = Int.random(in: 0...4, using: &dice)
        let doomed = (0..<size).filter { _ in Int.random(in: 0..<4, using: &dice) < share }
        let after = try bench.erase(doomed, of: segment)
        let oracle = Oracle(slots: try (0..<size).map { try after.slot(at: $0) })
        #expect(after.root == SegmentForge.root(of: oracle.slots))
        let decision = try bench.decision(of: after)
        let policy = try SubjectBench.policy()
        for _ in 0..<12 {
            let tag = SubjectBench.tag(Int.random(in: 0...2 * people, using: &dice))
            #expect(try after.records(taggedWith: tag).map(\.slot) == oracle.records(of: tag))
            let evidence = try after.evidence(for: tag)
            #expect(evidence.shown.map { Int($0.slot) } == oracle.shown(for: tag))
            #expect(evidence.records.map { Int($0.slot) } == oracle.records(of: tag))
            let proof = try SubjectProof(evidence, decision: decision)
            #expect(try SubjectProof(parsing: proof.bytes) == proof)
            #expect(try proof.verify(policy: policy) == oracle.claim(of: tag))
        }
    }

    @Test(arguments: 1...(Effort.isLong ? 400 : 40))
    func `small segments answer as a list would`(seed: Int) throws {
        try check(UInt64(seed), sizes: 1...12, people: 8)
    }

    @Test(arguments: 1...(Effort.isLong ? 40 : 4))
    func `segments of several blocks answer as a list would`(seed: Int) throws {
        try check(UInt64(seed) + 1000, sizes: 600...2100, people: 700)
    }
}
