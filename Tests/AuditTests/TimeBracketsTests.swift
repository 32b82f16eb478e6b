// Between which cosignatures an entry was written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

struct TimeBracketsTests {
    private static let start: Int64 = 1_700_000_000

    private func at(_ seconds: Int64) -> Instant { Instant(seconds: Self.start + seconds) }

    /// Checkpoints of 2 and 4 entries, cosigned after 100 and 200 seconds, the last one twice.
    private func findings(_ times: [Int64]) -> [String] {
        var brackets = TimeBrackets([
            (size: 4, time: at(210)), (size: 2, time: at(100)), (size: 4, time: at(200)),
        ])
        for (index, time) in times.enumerated() {
            brackets.take(UInt64(index), writtenAt: at(time))
        }
        return brackets.findings
    }

    @Test func `times inside their brackets are nothing to report`() {
        #expect(findings([0, 100, 100, 210, 210, 99_999]).isEmpty)
    }

    @Test func `five seconds outside are nothing to report`() {
        #expect(findings([0, 105, 95, 215, 195]).isEmpty)
    }

    @Test func `an entry dated back behind an earlier cosignature is reported`() {
        #expect(
            findings([0, 0, 94, 150]) == [
                "entry 2: dated before 2023-11-14T22:15:00Z, when a witness had seen a checkpoint "
                    + "of 2 entries"
            ])
    }

    @Test func `an entry dated after the cosignature that covers it is reported`() {
        #expect(
            findings([0, 0, 216]) == [
                "entry 2: dated after 2023-11-14T22:16:50Z, when a witness had seen them in a "
                    + "checkpoint of 4 entries"
            ])
    }

    @Test func `entries side by side are one report`() {
        #expect(
            findings([106, 106, 150, 150, 0, 0]).map { $0.prefix(while: { $0 != ":" }) } == [
                "entries 0 to 1", "entries 4 to 5",
            ])
    }

    @Test func `without cosignatures nothing is reported`() {
        var brackets = TimeBrackets([])
        brackets.take(0, writtenAt: at(-1_000_000_000))
        #expect(brackets.findings.isEmpty)
    }

    /// Cosignatures as a store keeps them.
    private struct Kept: CosignatureReading {
        let lines: [UInt64: [String]]

        func cosignedSizes() throws(StorageError) -> [UInt64] { lines.keys.sorted() }
        func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String] {
            lines[size] ?? []
        }
    }

    @Test func `kept cosignatures of a verified log lead to reports, and to no verdict`() throws {
        let storage = try Sample.storage(entries: 3)
        let seconds = UInt64(Self.start - 60)
        let blob = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> UInt64(56 - 8 * $0)) }
        let bytes = [1, 2, 3, 4] + blob + [UInt8](repeating: 0, count: 64)
        let line = "\u{2014} witness.example.com \(Base64.text(of: bytes))"
        let kept = Kept(lines: [2: [line], 3: ["no line at all"]])
        let log = try LogVerifier.verify(storage: storage, key: Sample.key(), cosignatures: kept)
        #expect(log.findings.count == 1)
        #expect(log.findings.first?.hasPrefix("entries 0 to 1: dated after ") == true)
    }
}
