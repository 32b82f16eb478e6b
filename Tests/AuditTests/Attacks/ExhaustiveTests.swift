// Every byte of what is not the published log, changed and cut.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// Every byte of what hangs on the log; those of the published files and of subject records are
/// with `PublishedLogTests`, `SubjectSegmentTests` and `SubjectProofTests`.
struct ExhaustiveTests {
    @Test func `every truncation of a proof about a person is refused, and every byte more`() throws
    {
        let bench = try SubjectBench()
        let segment = try bench.write([10, 20, 20, 30])
        let bytes = try SubjectProof(
            segment.evidence(for: SubjectBench.tag(20)), decision: bench.decision(of: segment)
        ).bytes
        let policy = try SubjectBench.policy()
        #expect(try SubjectProof(parsing: bytes).verify(policy: policy) == .present)
        for count in bytes.indices {
            #expect(throws: LogFormatError.self, "\(count) bytes") {
                try SubjectProof(parsing: Array(bytes.prefix(count))).verify(policy: policy)
            }
        }
        for byte in [0, 0x0a, 0x20, 0x41] as [UInt8] {
            #expect(throws: LogFormatError.self) {
                try SubjectProof(parsing: bytes + [byte]).verify(policy: policy)
            }
        }
    }

    @Test func `whatever the side file of subject records holds, what is proven is the same`()
        throws
    {
        let bench = try SubjectBench()
        let segment = try bench.write((0..<600).map { 2 * $0 })
        let tags = [300, 301].map(SubjectBench.tag)
        let evidence = try tags.map { try segment.evidence(for: $0) }
        let good = try bench.folder.bytes("seg.tree")
        var spoilt = good.indices.map { Array(good.prefix($0)) }
        for position in good.indices {
            var changed = good
            changed[position] ^= 1
            spoilt.append(changed)
        }
        for bytes in spoilt + [good + [0], []] {
            try bench.folder.write(bytes, to: "seg.tree")
            let opened = try bench.open(segment)
            #expect(try tags.map { try opened.evidence(for: $0) } == evidence)
            #expect(try opened.verify(erasures: [:]).isEmpty)
        }
    }
}
