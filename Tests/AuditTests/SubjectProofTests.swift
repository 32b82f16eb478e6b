// Proofs about one person and one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectProofTests {
    private let bench: SubjectBench

    init() throws { bench = try SubjectBench() }

    private func proof(_ person: Int, in segment: SubjectSegment) throws -> SubjectProof {
        try SubjectProof(
            segment.evidence(for: SubjectBench.tag(person)),
            decision: bench.decision(of: segment))
    }

    /// The slots that a proof shows, and what a stranger makes of it.
    private func check(
        _ person: Int, in segment: SubjectSegment
    ) throws -> (claim: SubjectClaim, slots: [UInt64]) {
        let proof = try SubjectProof(parsing: proof(person, in: segment).bytes)
        return (
            try proof.verify(policy: SubjectBench.policy()), proof.evidence.shown.map(\.slot)
        )
    }

    @Test func `a proof has exactly these lines`() throws {
        let segment = try bench.write([20])
        let proof = try proof(20, in: segment)
        let lines = String(decoding: proof.bytes, as: UTF8.self).components(separatedBy: "\n")
        #expect(
            lines[..<8] == [
                "exeat.dev/subject-proof@v1", "claim present", "tag AAAAAAAAABQAAAAAAAAABQ==",
                "segment \(bench.transfer) 0 1", "slot 0",
                "record AAAAAAAAABQAAAAAAAAABQAAAAAAAABNAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAACAAAA"
                    + "AAAAAAMAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAxlU/EAAQAAAgAAAAAAAAAA", "",
                "c2sp.org/tlog-proof@v1",
            ])
        #expect(lines[8].hasPrefix("extra "))
    }

    @Test func `a person is present with all records between both neighbours`() throws {
        let segment = try bench.write([10, 20, 20, 20, 30, 40])
        #expect(try check(20, in: segment) == (.present, [0, 1, 2, 3, 4]))
        #expect(try check(10, in: segment) == (.present, [0, 1]))
        #expect(try check(40, in: segment) == (.present, [4, 5]))
    }

    @Test func `a person is absent between two neighbours, or beside one`() throws {
        let segment = try bench.write([10, 20, 30])
        #expect(try check(15, in: segment) == (.absent, [0, 1]))
        #expect(try check(5, in: segment) == (.absent, [0]))
        #expect(try check(35, in: segment) == (.absent, [2]))
    }

    @Test func `nobody is in an empty segment`() throws {
        #expect(try check(5, in: bench.write([])) == (.absent, []))
    }

    @Test func `a person alone fills a segment`() throws {
        #expect(try check(5, in: bench.write([5])) == (.present, [0]))
    }

    @Test func `an absence among erased slots is never shown as one`() throws {
        let segment = try bench.erase([1, 2, 4], of: bench.write([10, 20, 30, 40, 50]))
        #expect(try check(20, in: segment) == (.absentOrErased, [0, 1, 2, 3]))
        #expect(try check(45, in: segment) == (.absentOrErased, [3, 4]))
        #expect(try check(5, in: segment) == (.absent, [0]))
        #expect(try check(10, in: segment) == (.present, [0, 1, 2, 3]))
        let all = try bench.erase([0, 3], of: segment)
        #expect(try check(10, in: all) == (.absentOrErased, [0, 1, 2, 3, 4]))
    }

    @Test func `a proof made before an erasure stays valid after it`() throws {
        let segment = try bench.write([10, 20, 30])
        let before = try proof(20, in: segment)
        let after = try bench.erase([1], of: segment)
        #expect(after.root == segment.root)
        #expect(try before.verify(policy: SubjectBench.policy()) == .present)
        #expect(try check(10, in: after) == (.present, [0, 1, 2]))
    }

    @Test func `a proof is believed under the log's key only`() throws {
        let proof = try proof(20, in: bench.write([10, 20, 30]))
        #expect(throws: LogFormatError.unsigned) {
            try proof.verify(policy: SubjectBench.policy(seed: 8))
        }
    }

    @Test func `no changed character is believed`() throws {
        let bytes = try proof(20, in: bench.write([10, 20, 20, 30])).bytes
        let policy = try SubjectBench.policy()
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect(throws: LogFormatError.self, "byte \(position)") {
                try SubjectProof(parsing: changed).verify(policy: policy)
            }
        }
    }

    @Test func `what is read is what would be written`() throws {
        let bytes = try proof(20, in: bench.write([10, 20, 30])).bytes
        #expect(try SubjectProof(parsing: bytes).bytes == bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        let changes = [
            ("@v1\nclaim", "@v2\nclaim"), ("claim present", "claim gone"),
            ("claim present", "claim  present"), ("\ntag ", "\nTag "), ("==\nsegment", "\nsegment"),
            (" 0 3\n", " 1 3\n"), (" 0 3\n", " 0 03\n"), (" 0 3\n", " 0 3 \n"),
            (" 0 3\n", " 0 3\r\n"), ("slot 0\n", "slot 00\n"), ("slot 0\n", "slot -0\n"),
            ("slot 1\n", ""), ("slot 0\n", "slot 0\nslot 0\n"), ("slot 0\n", "extra\nslot 0\n"),
            ("slot 2\n", "slot 9223372036854775808\n"), ("record ", "slot 0\nrecord "),
            ("segment 0", "segment O"), ("\n\nc2sp", "\n\n\nc2sp"), ("\n\nc2sp", "\nc2sp"),
            ("\nextra ", "\nindex 1\nextra "),
        ]
        for (old, new) in changes {
            let changed = text.replacing(old, with: new, maxReplacements: 1)
            if changed == text { continue }
            #expect(throws: LogFormatError.self, "\(new)") {
                try SubjectProof(parsing: Array(changed.utf8))
            }
        }
        #expect(throws: LogFormatError.self) { try SubjectProof(parsing: bytes + [0x0a]) }
        #expect(throws: LogFormatError.self) { try SubjectProof(parsing: []) }
    }

    @Test func `a proof of the entry without the entry is refused`() throws {
        let proof = try proof(20, in: bench.write([20]))
        let bare = try ProofFile(
            InclusionProof(
                index: proof.decision.index, size: proof.decision.checkpoint.size,
                path: proof.decision.path), note: proof.decision.note)
        let changed = SubjectProof(claim: .present, evidence: proof.evidence, decision: bare)
        #expect(throws: LogFormatError.self) { try SubjectProof(parsing: changed.bytes) }
    }

    @Test func `an entry that decided nothing, or in another order, is refused`() throws {
        let segment = try bench.write([10, 20])
        let evidence = try segment.evidence(for: SubjectBench.tag(20))
        let entries = [
            try bench.decision(count: 2, root: segment.root, type: .transferPlanned),
            try bench.decision(count: 2, root: segment.root, changes: ["order": "row"]),
            try bench.decision(count: 2, root: segment.root, changes: ["format": "seg2"]),
            try bench.decision(count: 2, root: segment.root, changes: ["count": -2]),
            try bench.decision(count: 2, root: segment.root, changes: ["root": "00"]),
            try bench.decision(count: 3, root: segment.root),
            try bench.decision(count: 2, root: Digest(1, 2, 3, 4)),
            try bench.decision(
                count: 2, root: segment.root, transfer: try Sample.identifier(8)),
        ]
        for entry in entries {
            #expect(throws: LogFormatError.self) {
                try SubjectProof(evidence, decision: entry)
            }
            let claimed = SubjectProof(claim: .present, evidence: evidence, decision: entry)
            #expect(throws: LogFormatError.self) {
                try SubjectProof(parsing: claimed.bytes).verify(policy: SubjectBench.policy())
            }
        }
    }
}
