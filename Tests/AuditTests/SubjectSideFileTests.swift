// The file of subtrees beside a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

struct SubjectSideFileTests {
    private let bench: SubjectBench

    init() throws { bench = try SubjectBench() }

    @Test func `it holds the subtrees of 256 slots, and is private`() throws {
        let segment = try bench.write(Array(0..<600))
        var expected: [UInt8] = []
        for group in 0..<2 {
            var tree = CompactRange()
            for slot in group * 256..<(group + 1) * 256 { tree.append(try segment.leaf(at: slot)) }
            tree.root.append(to: &expected)
        }
        #expect(try bench.folder.bytes("seg.tree") == expected)
        #expect(try bench.folder.mode("seg.tree") == 0o600)
        #expect(try bench.folder.files() == ["seg", "seg.tree"])
    }

    @Test func `a segment without a whole subtree has none`() throws {
        _ = try bench.write(Array(0..<255))
        #expect(try bench.folder.files() == ["seg"])
    }

    @Test(arguments: ["gone", "short", "other", "link"])
    func `a proof does not depend on it, and makes it anew`(state: String) throws {
        let segment = try bench.write(Array(0..<600))
        let right = try bench.folder.bytes("seg.tree")
        let path = bench.folder.file("seg.tree")
        switch state {
        case "short": try bench.folder.write(Array(right.dropLast(32)), to: "seg.tree")
        case "other": try bench.folder.write([right[0] ^ 1] + right.dropFirst(), to: "seg.tree")
        default: try FileManager.default.removeItem(atPath: path)
        }
        if state == "link" {
            try bench.folder.write(right, to: "elsewhere")
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: bench.folder.file("elsewhere"))
        }
        let evidence = try bench.open(segment).evidence(for: SubjectBench.tag(300))
        #expect(try evidence.verify(root: segment.root) == .present)
        #expect(try bench.folder.bytes("seg.tree") == right)
    }

    @Test func `subtrees of another segment do not make its proofs`() throws {
        let segment = try bench.write(Array(0..<600))
        let other = try bench.write(Array(1..<601), to: "other")
        try FileManager.default.removeItem(atPath: bench.folder.file("seg"))
        try FileManager.default.moveItem(
            atPath: bench.folder.file("other"), toPath: bench.folder.file("seg"))
        #expect(throws: AuditError.self) { try bench.open(segment) }
        let moved = try bench.open(other).evidence(for: SubjectBench.tag(300))
        #expect(try moved.verify(root: other.root) == .present)
    }

    @Test func `erasing leaves it as it is`() throws {
        let segment = try bench.write(Array(0..<600))
        let before = try bench.folder.bytes("seg.tree")
        let after = try bench.erase([300], of: segment)
        try FileManager.default.removeItem(atPath: bench.folder.file("seg.tree"))
        _ = try after.evidence(for: SubjectBench.tag(301))
        #expect(try bench.folder.bytes("seg.tree") == before)
    }

    @Test func `a proof reads few blocks`() throws {
        let segment = try bench.open(bench.write(Array(0..<20_000)))
        _ = try segment.evidence(for: SubjectBench.tag(10_000))
        #expect(segment.blocks.readCount < 12)
    }

    @Test(.enabled(if: Effort.isLong))
    func `a proof among a million reads fewer than twenty blocks`() throws {
        var dice = SteadyDice(1)
        var records = (0..<1_000_000).map { row in
            SubjectRecord(
                tag: SubjectTag(dice.next(), dice.next()),
                salt: SubjectSalt(dice.next(), dice.next()), payload: .zero, consentEvent: 0,
                consentSeconds: 0, code: .consentUnknown, fieldSet: 0, row: UInt32(row))
        }
        let written = try SubjectSegment.write(
            &records, identifier: bench.transfer, under: Sample.epochKey(),
            to: bench.folder.file("seg"))
        let absent = (0..<10).map { _ in SubjectTag(dice.next(), dice.next()) }
        for tag in (0..<10).map({ records[$0 * 99_999].tag }) + absent {
            let segment = try bench.open(written)
            _ = try segment.evidence(for: tag)
            #expect(segment.blocks.readCount < 20)
        }
    }
}
