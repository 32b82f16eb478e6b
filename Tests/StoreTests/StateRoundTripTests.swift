// Every state change and its reader.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// What a state change wrote, its reader gives back.
struct StateRoundTripTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func addConnection() throws {
        try apply(.addConnection(try Samples.connection(), try Samples.credential()))
    }

    @Test func `a new store knows of nothing`() throws {
        #expect(try store.home() == nil)
        #expect(try store.key(Name("subject-tag")) == nil)
        #expect(try store.principals().isEmpty)
        #expect(try store.connections().isEmpty)
        #expect(try store.transfers().isEmpty)
        #expect(try store.plan(Samples.identifier()) == nil)
    }

    @Test func `the home reads back`() throws {
        try apply(.createHome(Samples.home()))
        #expect(try store.home() == Samples.home())
    }

    @Test func `the newest version of a key reads back`() throws {
        try apply(.addKey(try Samples.key(version: 2)), .addKey(try Samples.key(version: 10)))
        try apply(.addKey(try Samples.key(version: 1)))
        #expect(try store.key(Name("subject-tag")) == Samples.key(version: 10))
    }

    @Test func `principals read back by name`() throws {
        try apply(.enrol(try Samples.enrolment("b")), .enrol(try Samples.enrolment("a")))
        #expect(try store.principals() == [Samples.enrolment("a"), Samples.enrolment("b")])
    }

    @Test func `a disabled principal stays, with its end`() throws {
        try apply(.enrol(try Samples.enrolment()))
        let end = Samples.instant.advanced(bySeconds: 60)
        try apply(.disable(try Name("officer-one"), at: end))
        #expect(try store.principals().map(\.disabledAt) == [end])
    }

    @Test func `a connection and its credential read back`() throws {
        try addConnection()
        #expect(try store.connections() == [Samples.connection()])
        #expect(try store.credential(of: Name("newsletter")) == Samples.credential())
        #expect(try store.credential(of: Name("other")) == nil)
    }

    @Test func `the newest agreement reads back`() throws {
        try addConnection()
        #expect(try store.agreement(for: Name("newsletter")) == nil)
        try apply(.agree(try Samples.agreement(9)))
        try apply(.agree(try Samples.agreement(2)))
        #expect(try store.agreement(for: Name("newsletter")) == Samples.agreement(2))
    }

    @Test func `segments read back by name`() throws {
        try apply(.addSegment(try Samples.segment("b")), .addSegment(try Samples.segment("a")))
        #expect(try store.segments() == [Samples.segment("a"), Samples.segment("b")])
    }

    @Test func `an export reads back`() throws {
        try addConnection()
        try apply(.addExport(try Samples.export()))
        #expect(try store.exports() == [Samples.export()])
    }

    @Test func `policies read back in order of activation`() throws {
        try apply(.activatePolicy(try Samples.policy(version: 3, byte: 3)))
        try apply(.activatePolicy(try Samples.policy(version: 1, byte: 1)))
        let versions = [
            try Samples.policy(version: 3, byte: 3), try Samples.policy(version: 1, byte: 1),
        ]
        #expect(try store.policies() == versions)
    }

    @Test func `a plan reads back`() throws {
        try apply(.addPlan(try Samples.plan()))
        #expect(try store.plan(Samples.identifier()) == Samples.plan())
    }

    @Test func `transfers read back, newest first`() throws {
        let refused = try Samples.transfer(1, state: .refused, reason: .policyNone)
        try apply(.addTransfer(try Samples.transfer(9)), .addTransfer(refused))
        #expect(try store.transfers() == [refused, Samples.transfer(9)])
    }

    @Test(arguments: TransferState.allCases.filter { $0 != .refused })
    func `a moved transfer reads back in its new state`(state: TransferState) throws {
        try apply(.addTransfer(try Samples.transfer()))
        try apply(.moveTransfer(try Samples.identifier(), to: state))
        #expect(try store.transfers() == [Samples.transfer(state: state)])
    }

    @Test func `started batches are unfinished and in order`() throws {
        try apply(.addTransfer(try Samples.transfer()))
        try apply(.startDelivery(try Samples.delivery(10)), .startDelivery(try Samples.delivery(2)))
        let batches = [try Samples.delivery(2), try Samples.delivery(10)]
        #expect(try store.deliveries(of: Samples.identifier()) == batches)
        #expect(try store.unfinishedDeliveries() == batches)
    }

    @Test(arguments: [DeliveryRecord.State.delivered, .failed, .uncertain])
    func `an ended batch reads back and is finished`(state: DeliveryRecord.State) throws {
        try apply(.addTransfer(try Samples.transfer()), .startDelivery(try Samples.delivery()))
        let ended = try Samples.delivery(state: state, reason: .providerUncertain, process: 77)
        try apply(.endDelivery(ended))
        #expect(try store.deliveries(of: Samples.identifier()) == [ended])
        #expect(try store.unfinishedDeliveries().isEmpty)
    }

    @Test func `everything is there after closing and opening`() throws {
        try addConnection()
        let head = try store.head()
        try store.close()
        let again = try SQLiteStore.open(at: home.path)
        #expect(try again.connections() == [Samples.connection()])
        #expect(try again.head() == head)
    }
}
