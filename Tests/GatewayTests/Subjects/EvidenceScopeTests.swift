// The tests of what a folder of evidence is not about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

struct EvidenceScopeTests {
    @Test func `erasures of people whose slots are not shown are not in it`() async throws {
        let home = try await TestHome.run((1...40).map { Reader($0) }, days: 1, batch: 40)
        for number in 2...31 { try await home.erase("reader-\(number)@example.com") }
        let path = home.folder.file("evidence")
        let report = try await home.report("reader-1@example.com", evidence: path)
        let line = try #require(report.transfers.first)
        let proof = try SubjectProof(
            parsing: [UInt8](
                Data(contentsOf: URL(fileURLWithPath: path + "/" + #require(line.proof)))))
        let shown: [UInt64] = proof.evidence.shown.compactMap {
            if case .erased(let slot) = $0.content { slot.entry } else { nil }
        }
        let erasures = Set(try home.entries(.subjectErased).map(\.index))
        let entries = try FileManager.default.contentsOfDirectory(atPath: path + "/entries")
            .compactMap { UInt64($0.replacing(".json", with: "")) }
        #expect(Set(entries).intersection(erasures) == Set(shown))
        #expect(line.erasures == shown.sorted())
    }

    @Test func `a slot that names the erasure of another slot is not told as erased`()
        async throws
    {
        let home = try await TestHome.run((1...4).map { Reader($0) }, days: 1)
        let erasure = try #require(try await home.erase("reader-2@example.com").entries.first)
        let decided = try #require(try TransferHistory(of: home.store).transfers.first)
        let slot = try #require(
            try await home.explain(decided.identifier, "reader-3@example.com").person?.rows
                .first?.slot)
        let path = home.places.segment(of: "\(decided.identifier)")
        let segment = try SubjectSegment.open(
            path, identifier: decided.identifier, count: decided.count, root: decided.root,
            under: home.epochKey())
        for image in try segment.erasing([slot], recordedAt: erasure) {
            try SubjectSegment.put(image, into: path)
        }
        let error = try await failure { try await home.report("reader-3@example.com") }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.hasPrefix("ERASED-UNLOGGED: ") && words.contains("slot \(slot)"))
    }
}
