// Another time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// An entry gets another time and all is signed again: FORK, and outside its bracket of
/// cosignatures a finding.
///
/// A clock that was set back lets the log wait; one that jumped ahead is no alarm.
struct Attack19: AttackRow {
    private struct Kept: CosignatureReading {
        let lines: [UInt64: [String]]

        func cosignedSizes() -> [UInt64] { lines.keys.sorted() }
        func cosignatures(ofSize size: UInt64) -> [String] { lines[size] ?? [] }
    }

    func run() async throws {
        let bench = try AttackBench()
        var bodies = try AttackBench.bodies(300)
        bodies[299] = Sample.draft(name: "readers-299").body(
            at: 299, time: Sample.start.advanced(bySeconds: 298),
            identifier: try Sample.identifier(43), software: "exeat 1.0.0")
        let forged = try Sample.storage(of: bodies, checkpointsAt: [299])
        let kept = try AttackBench.kept(bench.storage, size: 300)
        let log = try LogVerifier.verify(storage: forged, key: Sample.key())
        #expect(throws: AuditError.fork(size: 300)) {
            try LogVerifier.compare(kept, with: forged, log: log)
        }

        try checkBrackets(bench.storage)
        try await checkClock()
    }

    /// A witness that saw all 300 entries 200 seconds before the newest claims to be written.
    private func checkBrackets(_ storage: MemoryStorage) throws {
        let note = try WitnessUnderAttack.note(storage, size: 300)
        let checkpoint = try Checkpoint(parsing: note.text)
        for (seconds, findings) in [(100, 1), (300, 0)] as [(UInt64, Int)] {
            let cosigner = try Cosigner(name: "witness.example.org", key: Attack24.key(9))
            let time = try #require(CosignatureTime(seconds: 1_700_000_000 + seconds))
            let line = try cosigner.cosign(checkpoint, at: time).line.line
            let log = try LogVerifier.verify(
                storage: storage, key: Sample.key(), cosignatures: Kept(lines: [300: [line]]))
            #expect(log.findings.count == findings)
        }
    }

    private func checkClock() async throws {
        let folder = try Folder()
        let clock = HandClock(Sample.start)
        let storage = MemoryStorage()
        let log = try Sample.log(storage, anchor: folder.file("anchor"), clock: clock)
        try await log.append([Sample.created()])
        clock.set(Sample.start.advanced(bySeconds: -3600))
        await #expect(throws: AuditError.clockBehind(Sample.start)) {
            _ = try await log.begin(Attack17.intent())
        }
        clock.set(Sample.start.advanced(bySeconds: 86_400 * 400))
        try await log.append([Sample.draft()])
        let found = try LogVerifier.verify(storage: storage, key: Sample.key())
        #expect(found.size == 2 && found.findings.isEmpty)
    }
}
