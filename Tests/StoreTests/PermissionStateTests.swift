// Shares, agreement texts, separations of duties and schedules.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// What says for any past time who might do what is kept and gives the same back.
struct PermissionStateTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        try log.apply(
            [
                .addConnection(try Samples.connection(), try Samples.credential()),
                .addExport(try Samples.export("weekly")), .addExport(try Samples.export("daily")),
            ], to: store)
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    @Test func `the shares of a connection read back, oldest first`() throws {
        let shares = [try Samples.share(9), try Samples.share(2, person: nil)]
        try apply(.addShare(shares[0]), .addShare(shares[1]))
        #expect(try store.shares(of: Name("newsletter")) == shares)
        #expect(try store.shares(of: Name("other")).isEmpty)
    }

    @Test func `a share ends once and stays`() throws {
        let share = try Samples.share()
        let end = StateChange.endShare(share.identifier, try Samples.end())
        try apply(.addShare(share), .addShare(try Samples.share(2)), end)
        #expect(try store.shares(of: Name("newsletter")).map(\.end) == [Samples.end(), nil])
        #expect(
            try refusal(of: end) == .conflict("the end of the share `\(share.identifier)`"))
    }

    @Test func `agreement texts read back in order of publication`() throws {
        let texts = [
            try Samples.agreementText(version: 3), try Samples.agreementText(version: 2),
        ]
        try apply(.publishAgreementText(texts[0]), .publishAgreementText(texts[1]))
        #expect(try store.agreementTexts() == texts)
    }

    @Test func `the separations of duties of an export read back, oldest first`() throws {
        let rules = [
            try Samples.constraint(9), try Samples.constraint(2, rule: .notPolicyChanger),
        ]
        try apply(.addConstraint(rules[0]), .addConstraint(rules[1]))
        #expect(try store.constraints(on: Name("weekly")) == rules)
        #expect(try store.constraints(on: Name("daily")).isEmpty)
    }

    @Test func `a separation of duties ends once and stays`() throws {
        let rule = try Samples.constraint()
        let end = StateChange.endConstraint(rule.identifier, try Samples.end())
        try apply(.addConstraint(rule), end)
        #expect(try store.constraints(on: Name("weekly")).map(\.end) == [Samples.end()])
        #expect(
            try refusal(of: end)
                == .conflict("the end of the separation of duties `\(rule.identifier)`"))
    }

    @Test func `what is not there does not end`() throws {
        let share: Identifier<ShareNoun> = try Samples.identifier()
        #expect(
            try refusal(of: .endShare(share, Samples.end()))
                == .failed("the share `\(share)` is not there to end"))
        let rule: Identifier<ConstraintNoun> = try Samples.identifier()
        #expect(
            try refusal(of: .endConstraint(rule, Samples.end()))
                == .failed("the separation of duties `\(rule)` is not there to end"))
    }

    @Test func `the newest schedule of each export counts, by name`() throws {
        let (old, daily) = (try Samples.schedule(), try Samples.schedule("daily"))
        let new = try Samples.schedule(state: .suspended, reason: .policyNone)
        try apply(.schedule(old), .schedule(daily))
        #expect(try store.schedules() == [daily, old])
        try apply(.schedule(new))
        #expect(try store.schedules() == [daily, new])
    }

    @Test func `a schedule needs its export`() throws {
        #expect(
            try refusal(of: .schedule(Samples.schedule("unknown")))
                == .failed(
                    "the schedule of the export `unknown` refers to something that is not there"))
    }

    @Test func `what is there already is a conflict that names it`() throws {
        let changes: [(StateChange, String)] = [
            (.addShare(try Samples.share()), "the share `\(try Samples.share().identifier)`"),
            (
                .publishAgreementText(try Samples.agreementText()),
                "version 2 of the agreement text `privacy-compliance`"
            ),
            (
                .addConstraint(try Samples.constraint()),
                "the separation of duties `\(try Samples.constraint().identifier)`"
            ),
        ]
        for (change, noun) in changes {
            try apply(change)
            #expect(try refusal(of: change) == .conflict(noun))
        }
    }
}
