// A start without an outcome.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Audit

/// A batch was started and no outcome is recorded: it is listed as one that may have been sent.
struct Attack21: AttackRow {
    func run() throws {
        let transfer: Identifier<Transfer> = try Sample.identifier(40)
        let decided = EntryDraft(
            .transferDecided, .allowed, by: Sample.actor, on: ("transfer", "\(transfer)"),
            transfer: transfer, details: ["previous": .null])
        let started = EntryDraft(
            .deliveryStarted, .allowed, by: Sample.actor, on: ("delivery", "one"),
            transfer: transfer, cause: 1, details: ["batch": 0, "rows": [0, 2]])
        let storage = try Sample.storage(
            of: Sample.bodies([Sample.created(), decided, started]))
        let log = try LogVerifier.verify(storage: storage, key: Sample.key())
        #expect(log.unfinished.map(\.batch) == [0])
        #expect(log.unfinished.map(\.transfer) == [transfer])
        let error = #expect(throws: AuditError.self) { try log.demandOutcomes() }
        #expect(error.map { "\($0)" }?.hasPrefix("UNFINISHED: entry 2: ") == true)
    }
}
