// Lies about a person that a proof could tell.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectLieTests {
    private let bench: SubjectBench
    private let segment: SubjectSegment
    private let decision: ProofFile

    /// People 10, 20, 20, 30, 40 in slots 0 to 4.
    init() throws {
        bench = try SubjectBench()
        segment = try bench.write([10, 20, 20, 30, 40])
        decision = try bench.decision(of: segment)
    }

    private func isBelieved(
        _ claim: SubjectClaim, of person: Int, showing shown: [ShownSlot], count: UInt64 = 5
    ) throws -> Bool {
        let evidence = SubjectEvidence(
            tag: SubjectBench.tag(person), transfer: bench.transfer, count: count, shown: shown)
        let proof = SubjectProof(claim: claim, evidence: evidence, decision: decision)
        let policy = try SubjectBench.policy()
        do throws(LogFormatError) {
            return try SubjectProof(parsing: proof.bytes).verify(policy: policy) == claim
        } catch {
            return false
        }
    }

    private func isBelieved(
        _ claim: SubjectClaim, of person: Int, slots: [Int]
    ) throws -> Bool {
        try isBelieved(claim, of: person, showing: segment.shown(slots))
    }

    @Test func `the truth is believed`() throws {
        #expect(try isBelieved(.present, of: 20, slots: [0, 1, 2, 3]))
        #expect(try isBelieved(.absent, of: 25, slots: [2, 3]))
    }

    @Test(arguments: [[0, 3], [0, 4], [0], [3], [4], [0, 1], [2, 3], [], [3, 4]])
    func `a person who is there is not shown to be absent`(slots: [Int]) throws {
        #expect(try !isBelieved(.absent, of: 20, slots: slots))
        #expect(try !isBelieved(.absentOrErased, of: 20, slots: slots))
    }

    @Test(
        arguments: [
            [1, 2, 3], [0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2], [0, 1], [2, 3], [0, 1, 2, 3, 4],
            [3, 2, 1, 0], [0, 2, 1, 3], [0, 1, 1, 2, 3],
        ])
    func `a present person is shown with all records and both neighbours, or not at all`(
        slots: [Int]
    ) throws {
        #expect(try !isBelieved(.present, of: 20, slots: slots))
    }

    @Test func `another claim than the one that holds is refused`() throws {
        for claim in [SubjectClaim.present, .absentOrErased] {
            #expect(try !isBelieved(claim, of: 25, slots: [2, 3]))
        }
        for claim in [SubjectClaim.absent, .absentOrErased] {
            #expect(try !isBelieved(claim, of: 20, slots: [0, 1, 2, 3]))
        }
    }

    @Test func `neighbours of another segment are refused`() throws {
        let other = try bench.write([10, 30, 40, 50, 60], to: "other")
        let shown = try other.shown([0, 1])
        #expect(try !isBelieved(.absent, of: 20, showing: shown))
    }

    @Test func `a slot moved to another place is refused`() throws {
        let shown = try segment.shown([0, 3]).enumerated().map {
            ShownSlot(slot: UInt64($0), content: $1.content, path: $1.path)
        }
        #expect(try !isBelieved(.absent, of: 20, showing: shown))
    }

    @Test func `a smaller segment than the entry's is refused`() throws {
        #expect(try !isBelieved(.absent, of: 50, showing: segment.shown([0]), count: 1))
        #expect(try !isBelieved(.absent, of: 20, showing: [], count: 0))
    }

    @Test func `an erased slot is nobody's neighbour`() throws {
        let erased = try bench.erase([0, 3], of: segment)
        for slots in [[0, 1, 2, 3], [0, 3], [3, 4], [0], [2, 3]] {
            let shown = try erased.shown(slots)
            for person in [5, 20, 25, 50] {
                #expect(try !isBelieved(.absent, of: person, showing: shown))
                #expect(try !isBelieved(.present, of: person, showing: shown))
            }
        }
    }

    @Test func `a record passed off as erased does not make an absence`() throws {
        let truth = try segment.shown([0, 1, 2, 3])
        let shown = truth.map { item in
            guard item.content.tag == SubjectBench.tag(20) else { return item }
            let erased = ErasedSlot(leaf: item.content.leaf, entry: 0)
            return ShownSlot(slot: item.slot, content: .erased(erased), path: item.path)
        }
        #expect(try !isBelieved(.absent, of: 20, showing: shown))
        #expect(try isBelieved(.absentOrErased, of: 20, showing: shown))
    }

    @Test func `a path that is longer, shorter or another is refused`() throws {
        for change in 0..<3 {
            let shown = try segment.shown([2, 3]).map { item in
                var path = item.path
                switch change {
                case 0: path.append(.zero)
                case 1: path.removeLast()
                default: path[0] = .zero
                }
                return ShownSlot(slot: item.slot, content: item.content, path: path)
            }
            #expect(try !isBelieved(.absent, of: 25, showing: shown))
        }
    }

    /// Two neighbours rest on the order of the whole, so whoever sorts otherwise has to be caught.
    @Test func `a segment whose order hides somebody does not pass its check`() throws {
        let slots = [10, 30, 20, 40].enumerated().map {
            SubjectSlot.record(SubjectBench.record($0.element, row: $0.offset))
        }
        let forged = try SegmentForge.write(
            slots, identifier: bench.transfer, to: bench.folder.file("forged"))
        #expect(
            throws: AuditError.invalid(
                place: "segment \(bench.transfer), slot 2",
                cause: "it does not follow the slot before it")
        ) { try forged.verify(erasures: [:]) }
    }

    @Test func `records of one person out of the order of rows are refused`() throws {
        let slots = [(10, 0), (20, 2), (20, 1), (30, 3)].map {
            SubjectSlot.record(SubjectBench.record($0.0, row: $0.1))
        }
        let forged = try SegmentForge.write(
            slots, identifier: bench.transfer, to: bench.folder.file("forged"))
        #expect(throws: AuditError.self) { try forged.evidence(for: SubjectBench.tag(20)) }
    }
}
