// An entry replaced, and everything signed again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// Whoever has the key replaces an entry and signs everything again.
///
/// By itself the new log is in order. The anchor and any older checkpoint with the entry in it say
/// FORK; a witness refuses and hands the evidence back.
struct Attack11: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let forged = try Sample.storage(of: AttackBench.bodies(310, fork: 200))
        let kept = try AttackBench.kept(bench.storage, size: 256)

        let log = try LogVerifier.verify(storage: forged, key: Sample.key())
        #expect(throws: AuditError.fork(size: 256)) {
            try LogVerifier.compare(kept, with: forged, log: log)
        }
        try bench.folder.write(#require(bench.storage.rows.head?.note), to: "anchor")
        #expect(throws: AuditError.fork(size: 300)) {
            _ = try Sample.log(forged, anchor: bench.anchor)
        }
        #expect(throws: AuditError.fork(size: 300)) { try bench.publish(forged) }

        let view = try AttackBench(1)
        try view.publish(forged)
        #expect(view.verdict() == nil)
        #expect(view.verdict(since: kept) == .fork(size: 256))
        // What ended before the entry says nothing about it.
        #expect(try view.verdict(since: AttackBench.kept(bench.storage, size: 3)) == nil)

        let witness = try WitnessUnderAttack(bench.storage, at: 256)
        try witness.refuses(
            WitnessUnderAttack.request(forged, from: 256, to: 310).bytes, with: 422)
        try witness.refuses(
            WitnessUnderAttack.request(forged, from: 256, to: 256).bytes, with: 422)
    }
}
