// What entries say about each other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Audit

/// Each claim is put to the verifier of the store; the published one walks by the same rules.
///
/// Places are counted without the log's creation, which stands before all of these entries.
struct EntryChainTests {
    private let transfer: Identifier<Transfer>
    private let other: Identifier<Transfer>

    init() throws {
        transfer = try Sample.identifier(40)
        other = try Sample.identifier(41)
    }

    private func draft(
        _ type: EntryType, of transfer: Identifier<Transfer>?, batch: CanonicalJSON? = 0,
        cause: UInt64? = nil
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = [:]
        if let batch { details["batch"] = batch }
        if type == .transferDecided { details["previous"] = .null }
        if type == .deliveryStarted { details["rows"] = [0, 2] }
        return EntryDraft(
            type, .allowed, by: Sample.actor, on: ("delivery", "one"), transfer: transfer,
            cause: cause.map { $0 + 1 }, details: details)
    }

    private var decided: EntryDraft { draft(.transferDecided, of: transfer, batch: nil) }
    private var started: EntryDraft { draft(.deliveryStarted, of: transfer, cause: 0) }

    private func verify(_ drafts: [EntryDraft]) throws -> VerifiedLog {
        try LogVerifier.verify(
            storage: Sample.storage(of: Sample.bodies([Sample.created()] + drafts)),
            key: Sample.key())
    }

    private func expect(
        _ cause: String, at index: Int, in drafts: [EntryDraft],
        from location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            throws: AuditError.invalid(place: "entry \(index + 1)", cause: cause),
            sourceLocation: location
        ) { try verify(drafts) }
    }

    @Test(arguments: [
        EntryType.deliveryCompleted, .deliveryFailed, .deliveryUncertain, .deliveryReconciled,
    ])
    func `a started batch may end`(type: EntryType) throws {
        let log = try verify([decided, started, draft(type, of: transfer, cause: 1)])
        #expect(log.unfinished.isEmpty)
    }

    @Test func `a batch without outcome is listed`() throws {
        let log = try verify([
            decided, started, draft(.deliveryStarted, of: transfer, batch: 1, cause: 0),
            draft(.deliveryCompleted, of: transfer, batch: 0),
        ])
        let open = VerifiedLog.Delivery(transfer: transfer, batch: 1, place: "entry 3")
        #expect(log.unfinished == [open])
        #expect(
            throws: AuditError.unfinished(
                "entry 3: batch 1 of transfer \(transfer) was started and has no outcome")
        ) { try log.demandOutcomes() }
    }

    @Test func `an uncertain batch may be reconciled`() throws {
        let log = try verify([
            decided, started, draft(.deliveryUncertain, of: transfer),
            draft(.deliveryReconciled, of: transfer),
        ])
        #expect(log.unfinished.isEmpty)
    }

    @Test(arguments: [
        EntryType.deliveryCompleted, .deliveryFailed, .deliveryUncertain, .deliveryReconciled,
    ])
    func `an outcome without a start is refused`(type: EntryType) {
        expect("the batch was never started", at: 1, in: [decided, draft(type, of: transfer)])
        expect(
            "the batch was never started", at: 2,
            in: [decided, started, draft(type, of: transfer, batch: 1)])
        expect(
            "the batch was never started", at: 2, in: [decided, started, draft(type, of: other)])
    }

    @Test(arguments: [EntryType.deliveryCompleted, .deliveryFailed, .deliveryReconciled])
    func `a batch ends once`(type: EntryType) {
        for second in [
            EntryType.deliveryCompleted, .deliveryFailed, .deliveryUncertain, .deliveryReconciled,
        ] {
            expect(
                "the batch had ended before", at: 3,
                in: [decided, started, draft(type, of: transfer), draft(second, of: transfer)])
        }
    }

    @Test(arguments: [EntryType.deliveryCompleted, .deliveryFailed, .deliveryUncertain])
    func `an uncertain batch ends by reconciliation alone`(type: EntryType) {
        expect(
            "the batch had ended before", at: 3,
            in: [
                decided, started, draft(.deliveryUncertain, of: transfer),
                draft(type, of: transfer),
            ])
    }

    @Test func `a batch is started once`() {
        expect("the batch was started before", at: 2, in: [decided, started, started])
        expect(
            "the batch was started before", at: 3,
            in: [decided, started, draft(.deliveryFailed, of: transfer), started])
    }

    @Test func `a start names the decision of its transfer`() {
        let cause = "its cause is not the decision of its transfer"
        expect(cause, at: 1, in: [decided, draft(.deliveryStarted, of: transfer)])
        expect(cause, at: 1, in: [decided, draft(.deliveryStarted, of: other, cause: 0)])
        expect(cause, at: 1, in: [Sample.draft(), started])
        expect(
            cause, at: 2,
            in: [decided, Sample.draft(), draft(.deliveryStarted, of: transfer, cause: 1)])
    }

    @Test func `an outcome that names a cause names its start`() {
        expect(
            "its cause is not the start of its batch", at: 2,
            in: [decided, started, draft(.deliveryCompleted, of: transfer, cause: 0)])
    }

    @Test func `a delivery names its transfer and its batch`() {
        let transfer = "the entry's `transfer` is missing or cannot be"
        let batch = "the entry's `data.batch` is missing or cannot be"
        expect(transfer, at: 0, in: [draft(.transferDecided, of: nil)])
        expect(transfer, at: 1, in: [decided, draft(.deliveryStarted, of: nil, cause: 0)])
        for number: CanonicalJSON? in [nil, -1, "0"] {
            expect(
                batch, at: 1,
                in: [decided, draft(.deliveryStarted, of: self.transfer, batch: number, cause: 0)])
        }
    }

    @Test func `time that goes back is refused`() throws {
        var bodies = try Sample.bodies([Sample.draft(), Sample.draft()])
        bodies[1] = Sample.draft().body(
            at: 1, time: Instant(microseconds: Sample.start.microseconds - 1),
            identifier: try Sample.identifier(1), software: "exeat 1.0.0")
        #expect(
            throws: AuditError.invalid(
                place: "entry 1", cause: "its time is before that of the entry before it")
        ) { try LogVerifier.verify(storage: Sample.storage(of: bodies), key: Sample.key()) }
    }

    @Test func `a number that is not the entry's place is refused`() throws {
        let bodies = try Sample.bodies([Sample.draft(), Sample.draft(), Sample.draft()])
        #expect(
            throws: AuditError.invalid(
                place: "entry 1", cause: "the entry's `seq` is missing or cannot be")
        ) {
            try LogVerifier.verify(
                storage: Sample.storage(of: [bodies[0], bodies[2], bodies[1]]), key: Sample.key())
        }
    }

    private func decided(
        previous: CanonicalJSON?, of transfer: Identifier<Transfer>? = nil
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = [:]
        details["previous"] = previous
        return EntryDraft(
            .transferDecided, .allowed, by: Sample.actor, on: ("export", "one"),
            transfer: transfer ?? self.transfer, details: details)
    }

    @Test func `a transfer is decided once`() throws {
        expect(
            "its transfer was decided before", at: 2,
            in: [decided, Sample.draft(), decided(previous: 1)])
    }

    @Test func `a decision names the one before it`() throws {
        let others = try (1...2).map {
            try #require(Identifier<Transfer>("0100000000000000000000000\($0)"))
        }
        _ = try verify([decided, Sample.draft(), decided(previous: 1, of: others[0])])
        let cause = "its `data.previous` is not the decision before it"
        expect(cause, at: 0, in: [decided(previous: 0)])
        expect(cause, at: 1, in: [decided, decided])
        expect(
            cause, at: 2,
            in: [decided, decided(previous: 1, of: others[0]), decided(previous: 1, of: others[1])])
        for value: CanonicalJSON? in [nil, "1", -1, true] {
            expect(
                "the entry's `data.previous` is missing or cannot be", at: 0,
                in: [decided(previous: value)])
        }
    }

    @Test func `an entry that names a head names one of this log`() throws {
        let bodies = try Sample.bodies([Sample.created(), decided, started])
        let root = try Sample.storage(of: Array(bodies.prefix(2))).rows.head?.root
        let named = { (size: CanonicalJSON, root: String?) -> EntryDraft in
            EntryDraft(
                .configChanged, .allowed, by: Sample.actor, on: ("configuration", "audit"),
                details: ["head": ["size": size, "root": .string(root ?? "")]])
        }
        let ended = draft(.deliveryFailed, of: transfer)
        _ = try verify([decided, started, ended, named(2, root?.hexadecimal)])
        expect(
            "the log did not have that root at size 3", at: 3,
            in: [decided, started, ended, named(3, root?.hexadecimal)])
        expect(
            "the entry's `data.head.size` is missing or cannot be", at: 3,
            in: [decided, started, ended, named(5, root?.hexadecimal)])
    }
}
