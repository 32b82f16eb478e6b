// An outcome or a start replayed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Audit

/// A start is there twice, an outcome comes before its start, of a batch that was never started or
/// for the second time, and the log's own key signed it: INVALID.
///
/// That a permit serves once is the compiler's to say, in the other list.
struct Attack20: AttackRow {
    func run() throws {
        let bench = try AttackBench(3)
        let transfer: Identifier<Transfer> = try Sample.identifier(40)
        let draft = { (type: EntryType, batch: Int, cause: UInt64?) in
            EntryDraft(
                type, .allowed, by: Sample.actor, on: ("delivery", "one"), transfer: transfer,
                cause: cause, details: ["batch": .integer(Int64(batch)), "rows": [0, 2]])
        }
        let decided = EntryDraft(
            .transferDecided, .allowed, by: Sample.actor, on: ("transfer", "\(transfer)"),
            transfer: transfer, details: ["previous": .null])
        let started = draft(.deliveryStarted, 0, 1)
        let ended = draft(.deliveryCompleted, 0, 2)
        for (place, drafts) in [
            (3, [decided, started, started]), (2, [decided, ended, started]),
            (3, [decided, started, draft(.deliveryCompleted, 1, nil)]),
            (4, [decided, started, ended, ended]),
            (4, [decided, started, ended, started]), (1, [started]),
        ] {
            let storage = try Sample.storage(of: Sample.bodies([Sample.created()] + drafts))
            AttackBench.expect(
                bench.verdict(of: storage.rows), isInvalidAt: "entry \(place)",
                from: #_sourceLocation)
        }
    }
}
