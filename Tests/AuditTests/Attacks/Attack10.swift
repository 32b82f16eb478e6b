// Everything is put back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// An older state is put back.
///
/// By itself it is in order, whatever else is put back with it: that is why a checkpoint has to
/// leave the machine. The database alone does not start; a newer checkpoint from elsewhere says
/// ROLLBACK, and a witness refuses.
struct Attack10: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let older = try Sample.storage(of: AttackBench.bodies(256))
        let newest = try AttackBench.kept(bench.storage, size: 300)
        let witness = try WitnessUnderAttack(bench.storage, at: 300)

        // An old checkpoint beside newer files, then the whole view as it was.
        try bench.folder.write(#require(older.rows.head?.note), to: "view/checkpoint")
        #expect(bench.verdict() == nil)
        #expect(bench.verdict(since: newest) == .rollback(anchored: 300, found: 256))
        let whole = try AttackBench(256)
        #expect(whole.verdict() == nil)
        #expect(whole.verdict(since: newest) == .rollback(anchored: 300, found: 256))
        // A checkpoint that is no newer than the target does not tell.
        #expect(try whole.verdict(since: AttackBench.kept(older, size: 256)) == nil)

        // The database alone, then the anchor too.
        try bench.folder.write(#require(bench.storage.rows.head?.note), to: "anchor")
        #expect(throws: AuditError.rollback(anchored: 300, found: 256)) {
            _ = try Sample.log(older, anchor: bench.anchor)
        }
        try bench.folder.write(#require(older.rows.head?.note), to: "anchor")
        _ = try Sample.log(older, anchor: bench.anchor)
        let log = try LogVerifier.verify(storage: older, key: Sample.key())
        #expect(throws: AuditError.rollback(anchored: 300, found: 256)) {
            try LogVerifier.compare(newest, with: older, log: log)
        }

        try witness.refuses(
            WitnessUnderAttack.request(older, from: 0, to: 256).bytes, with: 409)
        try witness.refuses(
            WitnessUnderAttack.request(older, from: 3, to: 256).bytes, with: 409)
    }
}
