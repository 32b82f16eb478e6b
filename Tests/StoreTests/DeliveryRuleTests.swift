// How a batch may start and end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// A batch starts once and ends once; only an uncertain end may be cleared up later.
struct DeliveryRuleTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        try log.apply([.addTransfer(try Samples.transfer())], to: store)
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func end(_ state: DeliveryRecord.State) throws {
        try apply(.endDelivery(try Samples.delivery(state: state)))
    }

    private var states: [DeliveryRecord.State] {
        get throws { try store.deliveries(of: Samples.identifier()).map(\.state) }
    }

    @Test func `an outcome needs a start`() throws {
        #expect(throws: StorageError.self) { try end(.delivered) }
        #expect(try states.isEmpty)
    }

    @Test func `a batch does not begin with its outcome`() throws {
        #expect(throws: StorageError.self) {
            try apply(.startDelivery(try Samples.delivery(state: .delivered)))
        }
        #expect(try states.isEmpty)
    }

    @Test func `a batch does not end by starting`() throws {
        try apply(.startDelivery(try Samples.delivery()))
        #expect(throws: StorageError.self) { try end(.started) }
    }

    @Test func `a batch of an unknown transfer does not start`() throws {
        #expect(throws: StorageError.self) {
            try apply(.startDelivery(try Samples.delivery(of: 2)))
        }
    }

    @Test func `a batch of a refused transfer does not start`() throws {
        try apply(.addTransfer(try Samples.transfer(2, state: .refused, reason: .policyNone)))
        #expect(throws: StorageError.self) {
            try apply(.startDelivery(try Samples.delivery(of: 2)))
        }
        #expect(try store.unfinishedDeliveries().isEmpty)
    }

    @Test(arguments: [DeliveryRecord.State.delivered, .failed])
    func `an uncertain batch is cleared up once`(state: DeliveryRecord.State) throws {
        try apply(.startDelivery(try Samples.delivery()))
        try end(.uncertain)
        try end(state)
        #expect(try states == [state])
        #expect(throws: StorageError.self) { try end(.uncertain) }
        #expect(try states == [state])
    }

    @Test(arguments: [DeliveryRecord.State.delivered, .failed])
    func `a certain outcome stands`(state: DeliveryRecord.State) throws {
        try apply(.startDelivery(try Samples.delivery()))
        try end(state)
        for other in [DeliveryRecord.State.started, .delivered, .failed, .uncertain] {
            #expect(throws: StorageError.self) { try end(other) }
        }
        #expect(try states == [state])
    }

    @Test func `uncertain does not follow uncertain`() throws {
        try apply(.startDelivery(try Samples.delivery()))
        try end(.uncertain)
        let error = #expect(throws: StorageError.self) { try end(.uncertain) }
        guard case .conflict = error else {
            Issue.record("\(String(describing: error)) is no conflict")
            return
        }
    }

    @Test func `an outcome speaks of the body that was started`() throws {
        try apply(.startDelivery(try Samples.delivery()))
        let sample = try Samples.delivery()
        let other = DeliveryRecord(
            transfer: sample.transfer, batch: 0, people: sample.people,
            body: String(repeating: "1", count: 64), startedAt: sample.startedAt, state: .delivered)
        #expect(throws: StorageError.self) { try apply(.endDelivery(other)) }
        #expect(try states == [.started])
    }
}
