// What state changes are refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import GRDB
import Gateway
import Testing

@testable import Store

/// A change that does not fit what stands already is refused, and says which it is.
struct StateRuleTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    @Test func `whatever exists already is a conflict that names it`() throws {
        let changes: [(StateChange, String)] = [
            (.createHome(Samples.home()), "the home"),
            (.addKey(try Samples.key()), "version 1 of the key `subject-tag`"),
            (.enrol(try Samples.enrolment()), "the principal `officer-one`"),
            (
                .addConnection(try Samples.connection(), try Samples.credential()),
                "the connection `newsletter`"
            ),
            (
                .agree(try Samples.agreement()),
                "the agreement `\(try Samples.agreement().identifier)`"
            ),
            (.addSegment(try Samples.segment()), "the segment `customers`"),
            (.addExport(try Samples.export()), "the export `weekly`"),
            (.activatePolicy(try Samples.policy()), "version 1 of the policy `newsletter`"),
            (.addPlan(try Samples.plan()), "the plan `\(try Samples.plan().identifier)`"),
            (
                .addTransfer(try Samples.transfer()),
                "the transfer `\(try Samples.transfer().identifier)`"
            ),
            (
                .startDelivery(try Samples.delivery()),
                "batch 0 of the transfer `\(try Samples.transfer().identifier)`"
            ),
        ]
        for (change, noun) in changes {
            try apply(change)
            #expect(try refusal(of: change) == .conflict(noun))
        }
    }

    @Test func `a principal is disabled once`() throws {
        try apply(.enrol(try Samples.enrolment()))
        let change = StateChange.disable(try Name("officer-one"), at: Samples.instant)
        try apply(change)
        #expect(try refusal(of: change) == .conflict("the end of the principal `officer-one`"))
    }

    @Test func `nobody unknown is disabled`() throws {
        let change = StateChange.disable(try Name("nobody"), at: Samples.instant)
        #expect(try refusal(of: change) == .failed("there is no principal `nobody` to disable"))
    }

    @Test func `an export needs its connection`() throws {
        #expect(
            try refusal(of: .addExport(Samples.export()))
                == .failed("the export `weekly` refers to something that is not there"))
    }

    @Test func `a policy's version never means another text`() throws {
        try apply(.activatePolicy(try Samples.policy(version: 1, byte: 1)))
        try apply(.activatePolicy(try Samples.policy(version: 2, byte: 2)))
        #expect(
            try refusal(of: .activatePolicy(Samples.policy(version: 1, byte: 3)))
                == .conflict("another text as version 1 of the policy `newsletter`"))
    }

    @Test func `an earlier version of a policy may come back in force`() throws {
        let (first, second) = (try Samples.policy(), try Samples.policy(version: 2, byte: 2))
        try apply(.activatePolicy(first), .activatePolicy(second), .activatePolicy(first))
        #expect(try store.policies() == [first, second, first])
    }

    @Test func `a number that text cannot carry is not stored`() throws {
        try apply(.addConnection(try Samples.connection(), try Samples.credential()))
        let sample = try Samples.export()
        let export = ExportRecord(
            name: sample.name, connection: sample.connection, segments: sample.segments,
            policy: sample.policy, list: 9_007_199_254_740_993, matching: [:], batchPeople: 1,
            addedBy: sample.addedBy, addedAt: sample.addedAt)
        #expect(throws: StorageError.self) { try apply(.addExport(export)) }
        #expect(try store.exports().isEmpty)
    }

    @Test func `an unknown transfer is not moved`() throws {
        #expect(throws: StorageError.self) {
            try apply(.moveTransfer(try Samples.identifier(), to: .delivered))
        }
    }

    @Test func `a refused transfer stays refused`() throws {
        try apply(.addTransfer(try Samples.transfer(state: .refused, reason: .policyNone)))
        #expect(throws: StorageError.self) {
            try apply(.moveTransfer(try Samples.identifier(), to: .delivered))
        }
        #expect(try store.transfers().map(\.state) == [.refused])
    }

    @Test func `a cleared transfer is not refused after the fact`() throws {
        try apply(.addTransfer(try Samples.transfer()))
        #expect(throws: StorageError.self) {
            try apply(.moveTransfer(try Samples.identifier(), to: .refused))
        }
    }

    @Test func `the credential with the greatest version is the one in use`() throws {
        try apply(.addConnection(try Samples.connection(), try Samples.credential()))
        try store.pool.write {
            try $0.execute(
                sql: """
                    INSERT INTO credentials SELECT connection, 2, sealed_at, wrapped_key, box
                    FROM credentials
                    """)
        }
        #expect(try store.credential(of: Name("newsletter"))?.version == 2)
    }

    @Test func `an error quotes no statement`() throws {
        try store.pool.write { try $0.execute(sql: "DROP TABLE plans") }
        let error = #expect(throws: StorageError.self) { try store.plan(Samples.identifier()) }
        let words = error.map { "\($0)" } ?? ""
        #expect(words.contains(home.path))
        #expect(!words.contains("SELECT") && !words.contains("plans"))
    }
}
