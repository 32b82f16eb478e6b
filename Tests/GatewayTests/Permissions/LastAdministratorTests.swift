// That there is always an administrator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct LastAdministratorTests {
    /// How an administrator ceases to be one.
    enum End: CaseIterable {
        case disabled, revoked

        func end(_ name: String, by caller: String, in home: TestHome) async throws {
            switch self {
            case .disabled:
                _ = try await home.gatekeeper.perform(
                    DisablePrincipal(name: Name(name)), for: home.caller(claiming: caller))
            case .revoked:
                _ = try await home.gatekeeper.perform(
                    RevokeRole(.role(.administrator, of: Name(name)), reason: "no more"),
                    for: home.caller(claiming: caller))
            }
        }

        /// The change of another writer that ends an administrator.
        func change(of name: String, in rows: MemoryRows) throws -> StateChange {
            let found = try #require(rows.principals.first { $0.name.text == name })
            let now = try #require(Instant(TestHome.start))
            switch self {
            case .disabled: return .disable(found.name, at: now)
            case .revoked:
                let grant = try #require(found.grants.first { $0.role == .administrator })
                return .endGrant(
                    grant.identifier, TermEnd(by: found.name, at: now, reason: "no more"))
            }
        }
    }

    private func withDeputy() async throws -> TestHome {
        let home = try await TestHome.founded()
        try await home.perform(
            AddPrincipal(name: Name("deputy"), role: .administrator, account: 1009))
        return home
    }

    private func administrators(of home: TestHome) -> [String] {
        home.store.rows.principals.filter { $0.holds(.administrator, at: home.clock.now()) }
            .map(\.name.text)
    }

    @Test(arguments: End.allCases)
    func `the last administrator stays one`(end: End) async throws {
        let home = try await withDeputy()
        try await end.end("administrator", by: "deputy", in: home)
        let before = home.store.rows
        let error = try await failure { try await end.end("deputy", by: "deputy", in: home) }
        guard case .refused(.actorRole, _, _) = error else {
            return #expect(error == .refused(.actorRole, "", entry: nil))
        }
        #expect(home.store.rows.state == before.state)
        #expect(administrators(of: home) == ["deputy"])
    }

    @Test(arguments: End.allCases)
    func `two administrators who end each other at the same time do not both succeed`(
        end: End
    ) async throws {
        for _ in 0..<20 {
            let home = try await withDeputy()
            let ended = await withTaskGroup(of: Bool.self) { group in
                for (one, other) in [("administrator", "deputy"), ("deputy", "administrator")] {
                    group.addTask {
                        do {
                            try await end.end(one, by: other, in: home)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(ended == 1)
            #expect(administrators(of: home).count == 1)
        }
    }

    @Test(arguments: End.allCases, End.allCases)
    func `whoever was ended by another just before the commit is counted no more`(
        end: End, other: End
    ) async throws {
        let home = try await withDeputy()
        let change = try other.change(of: "administrator", in: home.store.rows)
        home.store.beforeCommit { rows, _ in try? rows.apply(change) }
        let error = try await failure {
            try await end.end("deputy", by: "administrator", in: home)
        }
        guard case .exists = error else { return #expect(error == .exists("")) }
        #expect(administrators(of: home) == ["deputy"])
    }

    @Test(arguments: End.allCases)
    func `an administrator whose role begins later or ends by itself does not count`(
        end: End
    ) async throws {
        let home = try await TestHome.founded()
        try await home.perform(
            GrantRole(
                name: Name("officer"), role: .administrator, until: home.later(3600),
                reason: "stands in"))
        try await home.perform(
            GrantRole(
                name: Name("viewer"), role: .administrator, from: home.later(60),
                reason: "is next"))
        let error = try await failure {
            try await end.end("administrator", by: "officer", in: home)
        }
        #expect(error.reason == .actorRole)
        home.move(to: home.later(60))
        try await end.end("administrator", by: "officer", in: home)
        #expect(administrators(of: home) == ["officer", "viewer"])
    }

    @Test(arguments: End.allCases)
    func `an administrator for a time may be ended while another stays`(end: End) async throws {
        let home = try await TestHome.founded()
        try await home.perform(
            GrantRole(
                name: Name("officer"), role: .administrator, until: home.later(3600),
                reason: "stands in"))
        try await end.end("officer", by: "administrator", in: home)
        #expect(administrators(of: home) == ["administrator"])
    }

    @Test func `a second grant that stays keeps the role`() async throws {
        let home = try await TestHome.founded()
        let first = try #require(try home.principal("administrator").grants.first)
        try await home.perform(
            GrantRole(name: Name("administrator"), role: .administrator, reason: "for good"))
        try await home.perform(RevokeRole(.grant(first.identifier), reason: "was the first"))
        #expect(administrators(of: home) == ["administrator"])
    }
}
