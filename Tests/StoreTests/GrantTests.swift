// Roles that are granted and end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// Every role that a principal held is kept, and a gateway keeps an administrator.
struct GrantTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        try log.apply(
            [.enrol(try Samples.administrator()), .enrol(try Samples.enrolment())], to: store)
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    private var officer: Enrolment { get throws { try enrolment("officer-one") } }

    private func enrolment(_ name: String) throws -> Enrolment {
        let name = try Name<Principal>(name)
        return try Samples.present(try store.principals().first { $0.name == name })
    }

    private func ending(_ number: UInt8) throws -> StateChange {
        .endGrant(try Samples.identifier(number), try Samples.end())
    }

    private var lastAdministrator: StorageError { .conflict("the last administrator who may act") }

    @Test func `a principal has its grants, oldest first`() throws {
        let grants = [
            try Samples.grant(9, until: .distantFuture), try Samples.grant(2, of: .viewer),
        ]
        try apply(.addGrant(grants[0]), .addGrant(grants[1]))
        #expect(try officer.grants == grants)
        #expect(try enrolment("admin").grants.isEmpty)
    }

    @Test func `an enrolment brings its grants`() throws {
        let enrolment = Enrolment(
            name: try Name("viewer-one"), role: .viewer, account: 7, enrolledAt: Samples.instant,
            grants: [try Samples.grant(4, of: .viewer, to: "viewer-one")])
        try apply(.enrol(enrolment))
        #expect(try self.enrolment("viewer-one") == enrolment)
    }

    @Test func `an ended grant stays, with its end`() throws {
        try apply(.addGrant(try Samples.grant(1)), .addGrant(try Samples.grant(2)))
        try apply(try ending(1))
        #expect(try officer.grants.map(\.end) == [Samples.end(), nil])
    }

    @Test func `a grant ends once`() throws {
        let grant = try Samples.grant()
        try apply(.addGrant(grant), try ending(1))
        #expect(
            try refusal(of: ending(1))
                == .conflict("the end of the grant `\(grant.identifier)`"))
    }

    @Test func `a grant is added once`() throws {
        let grant = try Samples.grant()
        try apply(.addGrant(grant))
        #expect(
            try refusal(of: .addGrant(grant)) == .conflict("the grant `\(grant.identifier)`"))
    }

    @Test func `a grant that is not there does not end`() throws {
        let identifier: Identifier<GrantNoun> = try Samples.identifier(5)
        #expect(
            try refusal(of: ending(5))
                == .failed("the grant `\(identifier)` is not there to end"))
    }

    @Test func `nobody unknown is granted a role`() throws {
        let grant = try Samples.grant(to: "nobody")
        #expect(
            try refusal(of: .addGrant(grant))
                == .failed(
                    "the grant `\(grant.identifier)` refers to something that is not there"))
    }

    @Test func `the last administrator is not disabled`() throws {
        let disable = StateChange.disable(try Name("admin"), at: Samples.instant)
        #expect(try refusal(of: disable) == lastAdministrator)
        #expect(try enrolment("admin").disabledAt == nil)
    }

    @Test func `an administrator beside another is disabled`() throws {
        try apply(.enrol(try Samples.administrator("second")))
        try apply(.disable(try Name("admin"), at: Samples.instant))
        let other = StateChange.disable(try Name("second"), at: Samples.instant)
        #expect(try refusal(of: other) == lastAdministrator)
    }

    @Test func `somebody who was granted the role counts as an administrator`() throws {
        try apply(.addGrant(try Samples.grant(of: .administrator)))
        try apply(.disable(try Name("admin"), at: Samples.instant))
        #expect(try enrolment("admin").disabledAt == Samples.instant)
    }

    @Test func `the last grant of an administrator's role does not end`() throws {
        try apply(
            .addGrant(try Samples.grant(1, of: .administrator)),
            .disable(try Name("admin"), at: Samples.instant))
        #expect(try refusal(of: ending(1)) == lastAdministrator)
        #expect(try officer.grants.map(\.end) == [nil])
    }

    @Test func `an administrator's grant ends while the same person holds another`() throws {
        try apply(
            .addGrant(try Samples.grant(1, of: .administrator)),
            .addGrant(try Samples.grant(2, of: .administrator)),
            .disable(try Name("admin"), at: Samples.instant))
        try apply(try ending(1))
        #expect(try refusal(of: ending(2)) == lastAdministrator)
    }

    @Test func `an administrator for a time is none whom a gateway can be left to`() throws {
        let soon = Samples.instant.advanced(bySeconds: 3600)
        try apply(.addGrant(try Samples.grant(of: .administrator, until: soon)))
        let disable = StateChange.disable(try Name("admin"), at: Samples.instant)
        #expect(try refusal(of: disable) == lastAdministrator)
    }

    @Test func `an administrator who has another role since does not count`() throws {
        try apply(
            .addGrant(try Samples.grant(1, of: .viewer, to: "admin")),
            .addGrant(try Samples.grant(2, of: .administrator)))
        let disable = StateChange.disable(try Name("officer-one"), at: Samples.instant)
        #expect(try refusal(of: disable) == lastAdministrator)
    }

    @Test func `the last administrator for a time is not disabled either`() throws {
        let soon = Samples.instant.advanced(bySeconds: 3600)
        let other = try TemporaryHome().create()
        let log = TestLog()
        try log.apply(
            [
                .enrol(try Samples.enrolment()),
                .addGrant(try Samples.grant(of: .administrator, until: soon)),
            ], to: other)
        #expect(throws: lastAdministrator) {
            try log.apply([.disable(try Name("officer-one"), at: Samples.instant)], to: other)
        }
        try log.apply([.disable(try Name("officer-one"), at: soon)], to: other)
    }
}
