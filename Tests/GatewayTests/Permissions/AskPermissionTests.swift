// Asking what somebody may do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Permissions
import Testing

struct AskPermissionTests {
    private func ask(
        _ name: String, _ action: Action, over connection: String? = nil, at: Instant? = nil,
        in home: TestHome, as role: Role = .officer
    ) async throws -> AskPermission.Output {
        try await home.answer(
            AskPermission(
                name: Name(name), action: action, over: connection.map { try Name($0) }, at: at),
            as: role)
    }

    @Test func `the answer names the rule, the role, the grant and the share`() async throws {
        let home = try await TestHome.unshared()
        let answer = try await ask("contributor", .exportRun, over: "brevo", in: home)
        let grant = try #require(try home.principal("contributor").grants.first)
        let share = try #require(home.store.rows.shares.first)
        #expect(answer.allowed && answer.reason == nil && answer.role == .contributor)
        #expect(answer.grant == grant.identifier && answer.share == share.identifier)
        #expect(
            answer.rule
                == "role contributor allows export.run on connections that are shared with them; "
                + "grant \(grant.identifier) by administrator, from \(grant.from); "
                + "share \(share.identifier) with contributors by administrator, from \(share.from)"
        )
        #expect(
            try await ask("contributor", .exportRun, over: "private", in: home).reason
                == .connectionNotShared)
    }

    @Test func `without a connection the rule says on which ones`() async throws {
        let home = try await TestHome.founded()
        let answer = try await ask("contributor", .exportRun, in: home)
        #expect(answer.allowed && answer.share == nil)
        #expect(answer.rule.contains(" on connections that are shared with them; "))
    }

    @Test func `nothing is said about what is to come`() async throws {
        let home = try await TestHome.founded()
        #expect(try await ask("viewer", .statusRead, at: home.clock.now(), in: home).allowed)
        let ahead = Instant(microseconds: home.clock.now().microseconds + 1)
        let error = try await failure {
            try await ask("viewer", .statusRead, at: ahead, in: home)
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `before somebody was enrolled they were nobody`() async throws {
        let home = try await TestHome.founded()
        let before = Instant(microseconds: home.clock.now().microseconds - 1)
        let answer = try await ask("viewer", .statusRead, at: before, in: home)
        #expect(answer.reason == .actorUnknown)
    }

    @Test func `a connection that was not there yet is not answered about`() async throws {
        let home = try await TestHome.founded()
        let before = home.clock.now()
        home.move(to: home.later(60))
        try await home.connect()
        #expect(try await ask("contributor", .exportRun, over: "brevo", in: home).allowed)
        for name in ["administrator", "contributor"] {
            let error = try await failure {
                try await ask(name, .exportRun, over: "brevo", at: before, in: home)
            }
            #expect(error.reason == .inputNotFound)
        }
    }

    @Test func `somebody or something unknown is not found`() async throws {
        let home = try await TestHome.founded()
        #expect(
            try await failure { try await ask("nobody", .statusRead, in: home) }.reason
                == .inputNotFound)
        #expect(
            try await failure {
                try await ask("viewer", .exportRun, over: "missing", in: home)
            }.reason == .inputNotFound)
    }

    @Test(arguments: [Role.contributor, .viewer])
    func `whoever may not read principals may not ask`(role: Role) async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await ask("viewer", .statusRead, in: home, as: role) }
        #expect(error.reason == .actorRole)
    }

    @Test func `the last instant of a role is the one before its end`() async throws {
        let home = try await TestHome.founded()
        home.move(to: home.later(60))
        try await home.perform(DisablePrincipal(name: Name("viewer")))
        let end = home.clock.now()
        home.move(to: home.later(60))
        #expect(
            try await ask("viewer", .statusRead, at: end, in: home).reason == .actorDisabled)
        let last = Instant(microseconds: end.microseconds - 1)
        #expect(try await ask("viewer", .statusRead, at: last, in: home).allowed)
    }
}
