// Granting and revoking roles.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Permissions
import Testing

struct RoleRequestTests {
    private func grant(
        _ role: Role, to name: String = "viewer", from: Instant? = nil, until: Instant? = nil,
        reason: String = "stands in", in home: TestHome
    ) async throws -> RoleGrant {
        try await home.perform(
            GrantRole(name: Name(name), role: role, from: from, until: until, reason: reason))
    }

    private func mayReadEntries(_ name: String, in home: TestHome) async throws -> Bool {
        do {
            _ = try await home.gatekeeper.answer(
                ListEntries(type: nil, last: 1), for: home.caller(claiming: name))
            return true
        } catch let error as GatewayError {
            guard error.reason == .actorRole else { throw error }
            return false
        }
    }

    @Test func `a grant is recorded with its times and its reason`() async throws {
        let home = try await TestHome.founded()
        let (from, until) = (home.later(60), home.later(120))
        let grant = try await grant(.officer, from: from, until: until, in: home)
        #expect(grant.grantedBy.text == "administrator")
        #expect(try home.principal("viewer").grants.last == grant)
        let entry = try #require(try home.entries(.principalGranted).last)
        #expect(entry.members["resource"] == ["kind": "principal", "id": "viewer"])
        #expect(
            entry.members["data"] == [
                "grant": .string("\(grant.identifier)"), "role": "officer",
                "from": .string("\(from)"), "until": .string("\(until)"), "why": "stands in",
            ])
    }

    @Test func `whoever is enrolled holds their role by a grant that the entry names`()
        async throws
    {
        let home = try await TestHome.founded()
        let added = try home.entries(.principalAdded)
        #expect(added.count == 4)
        for entry in added {
            let name = try #require(entry.members["resource"]?["id"]?.stringValue)
            let grant = try #require(try home.principal(name).grants.first)
            #expect(entry.members["data"]?["grant"] == .string("\(grant.identifier)"))
            #expect(grant.from == home.clock.now() && grant.until == nil)
            #expect(grant.grantedBy.text == "administrator")
        }
    }

    @Test func `a role that is granted for later holds from then until its end`() async throws {
        let home = try await TestHome.founded()
        let (from, until) = (home.later(60), home.later(120))
        _ = try await grant(.officer, from: from, until: until, in: home)
        for (instant, holds) in [
            (Instant(microseconds: from.microseconds - 1), false), (from, true),
            (Instant(microseconds: until.microseconds - 1), true), (until, false),
        ] {
            home.move(to: instant)
            #expect(try await mayReadEntries("viewer", in: home) == holds, "\(instant)")
        }
    }

    @Test func `a time past is no beginning, but this second is now`() async throws {
        let home = try await TestHome.founded()
        home.move(to: Instant(microseconds: home.clock.now().microseconds + 700_000))
        let now = home.clock.now()
        #expect(try await grant(.officer, from: now.wholeSecond, in: home).from == now)
        let before = home.store.rows
        let past = Instant(microseconds: now.wholeSecond.microseconds - 1)
        let error = try await failure { try await grant(.officer, from: past, in: home) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.bodies == before.bodies && home.store.rows.state == before.state)
    }

    @Test func `a role that would end before it begins is not granted`() async throws {
        let home = try await TestHome.founded()
        for (from, until) in [(nil, home.clock.now()), (home.later(9), home.later(9))] {
            let error = try await failure {
                try await grant(.officer, from: from, until: until, in: home)
            }
            #expect(error.reason == .inputInvalid)
        }
        #expect(try home.entries(.principalGranted).isEmpty)
    }

    @Test(arguments: [
        "", " ", "\t", "a\nb", "a\u{2028}b", "a\u{202E}b", "a\0b",
        String(repeating: "é", count: 201),
    ])
    func `a reason is one line of at most 200 characters`(reason: String) async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await grant(.officer, reason: reason, in: home) }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.principalGranted).isEmpty)
    }

    @Test func `a reason of 200 characters is kept as it is`() async throws {
        let home = try await TestHome.founded()
        let reason = String(repeating: "é", count: 200)
        #expect(try await grant(.officer, reason: reason, in: home).reason == reason)
    }

    @Test func `a grant ends at the instant of its revocation, with a reason`() async throws {
        let home = try await TestHome.founded()
        let grant = try await grant(.officer, in: home)
        home.move(to: home.later(5))
        #expect(try await mayReadEntries("viewer", in: home))
        let revoked = try await home.perform(
            RevokeRole(.grant(grant.identifier), reason: "back again"))
        #expect(revoked.grants.map(\.identifier) == [grant.identifier])
        #expect(try await !mayReadEntries("viewer", in: home))
        let end = try #require(try home.principal("viewer").grants.last?.end)
        #expect(end.at == home.clock.now() && end.reason == "back again")
        let entry = try #require(try home.entries(.principalRevoked).last)
        #expect(
            entry.members["data"] == [
                "grant": .string("\(grant.identifier)"), "role": "officer", "why": "back again",
            ])
    }

    @Test func `a name and a role end every grant of it that is not over`() async throws {
        let home = try await TestHome.founded()
        let past = try await grant(.officer, until: home.later(5), in: home)
        let present = try await grant(.officer, in: home)
        let future = try await grant(.officer, from: home.later(100), in: home)
        let other = try await grant(.contributor, in: home)
        home.move(to: home.later(10))
        let revoked = try await home.perform(
            RevokeRole(.role(.officer, of: Name("viewer")), reason: "back again"))
        #expect(revoked.grants.map(\.identifier) == [present.identifier, future.identifier])
        #expect(try home.entries(.principalRevoked).count == 2)
        let open = try home.principal("viewer").grants.filter { $0.end == nil }
        #expect(open.map(\.identifier).suffix(2) == [past.identifier, other.identifier])
        home.move(to: home.later(200))
        #expect(try await !mayReadEntries("viewer", in: home))
    }

    @Test func `what is over, or is not there, cannot be revoked`() async throws {
        let home = try await TestHome.founded()
        let grant = try await grant(.officer, in: home)
        let revoke = { try await home.perform(RevokeRole(.grant(grant.identifier), reason: "x")) }
        _ = try await revoke()
        #expect(try await failure(of: revoke).reason == .inputInvalid)
        let none = try #require(
            Identifier<GrantNoun>(at: home.clock.now(), random: [UInt8](repeating: 1, count: 10)))
        #expect(
            try await failure { try await home.perform(RevokeRole(.grant(none), reason: "x")) }
                .reason == .inputNotFound)
        #expect(
            try await failure {
                try await home.perform(
                    RevokeRole(.role(.contributor, of: Name("viewer")), reason: "x"))
            }.reason == .inputInvalid)
    }

    @Test func `a disabled principal is granted nothing`() async throws {
        let home = try await TestHome.founded()
        try await home.perform(DisablePrincipal(name: Name("viewer")))
        let error = try await failure { try await grant(.officer, in: home) }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `an entry names the role that decided`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        _ = try await grant(.officer, to: "contributor", in: home)
        let caller = try home.caller(claiming: "contributor")
        _ = try await home.gatekeeper.perform(PlanExport(name: Name("newsletter")), for: caller)
        #expect(try home.entries(.transferPlanned).last?.members["actor"]?["role"] == "contributor")
        _ = try await home.gatekeeper.carryOut(PublishLog(directory: nil), for: caller)
        #expect(try home.entries(.logPublished).last?.members["actor"]?["role"] == "officer")
        // Where none decides, the first that holds.
        _ = try await failure {
            try await home.gatekeeper.perform(
                DisablePrincipal(name: Name("viewer")), for: caller)
        }
        #expect(try home.entries(.accessDenied).last?.members["actor"]?["role"] == "officer")
    }

    @Test func `an entry names no role where none holds`() async throws {
        let home = try await TestHome.founded()
        try await home.perform(RevokeRole(.role(.viewer, of: Name("viewer")), reason: "left"))
        let error = try await failure {
            try await home.gatekeeper.answer(ReadStatus(), for: home.caller(claiming: "viewer"))
        }
        #expect(error.reason == .actorRole)
        let actor = try #require(try home.entries(.accessDenied).last?.members["actor"])
        #expect(actor["principal"] == "viewer" && actor["role"] == .null)
    }

    @Test func `a principal is shown with every grant and the roles that hold now`() async throws {
        let home = try await TestHome.founded()
        _ = try await grant(.officer, until: home.later(5), in: home)
        let shown = try await home.answer(ShowPrincipal(name: Name("viewer")), as: .officer)
        #expect(shown.principal.roles == [.officer, .viewer] && shown.principal.role == .viewer)
        #expect(shown.grants.map(\.role) == [.viewer, .officer])
        home.move(to: home.later(5))
        let listed = try await home.answer(ListPrincipals(), as: .officer)
        #expect(listed.first { $0.name.text == "viewer" }?.roles == [.viewer])
    }
}
