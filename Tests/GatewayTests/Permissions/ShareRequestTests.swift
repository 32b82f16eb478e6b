// Sharing connections and ceasing to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Permissions
import Testing

struct ShareRequestTests {
    private func share(
        with person: String? = nil, from: Instant? = nil, until: Instant? = nil, in home: TestHome
    ) async throws -> Share {
        try await home.perform(
            ShareConnection(
                name: Name("private"), with: person.map { try Name($0) }, from: from,
                until: until, reason: "newsletters"))
    }

    private func unshare(_ share: Share, in home: TestHome) async throws -> UnshareConnection.Output
    {
        try await home.perform(
            UnshareConnection(
                name: Name("private"), share: share.identifier, reason: "no more"))
    }

    @Test func `contributors may use what is shared with contributors`() async throws {
        let home = try await TestHome.unshared()
        #expect(try await home.refusal(of: "contributor") == .connectionNotShared)
        let share = try await share(in: home)
        #expect(try await home.refusal(of: "contributor") == nil)
        let entry = try #require(try home.entries(.connectionShared).last)
        #expect(entry.members["resource"] == ["kind": "connection", "id": "private"])
        #expect(
            entry.members["data"] == [
                "share": .string("\(share.identifier)"), "with": "contributors",
                "from": .string("\(share.from)"), "why": "newsletters",
            ])
    }

    @Test func `what is shared with one person is shared with nobody else`() async throws {
        let home = try await TestHome.unshared()
        try await home.perform(AddPrincipal(name: Name("cora"), role: .contributor, account: 1010))
        let until = home.later(60)
        let share = try await share(with: "cora", until: until, in: home)
        #expect(try await home.refusal(of: "cora") == nil)
        #expect(try await home.refusal(of: "contributor") == .connectionNotShared)
        #expect(
            try home.entries(.connectionShared).last?.members["data"] == [
                "share": .string("\(share.identifier)"), "with": "person", "person": "cora",
                "from": .string("\(share.from)"), "until": .string("\(until)"),
                "why": "newsletters",
            ])
    }

    @Test func `a share gives nothing to a person who is no contributor, until they are`()
        async throws
    {
        let home = try await TestHome.unshared()
        _ = try await share(with: "viewer", in: home)
        #expect(try await home.refusal(of: "viewer") == .actorRole)
        try await home.perform(
            GrantRole(name: Name("viewer"), role: .contributor, reason: "stands in"))
        #expect(try await home.refusal(of: "viewer") == nil)
    }

    @Test func `a share for later holds from then until its end`() async throws {
        let home = try await TestHome.unshared()
        let (from, until) = (home.later(60), home.later(120))
        _ = try await share(from: from, until: until, in: home)
        for (instant, reason) in [
            (Instant(microseconds: from.microseconds - 1), ReasonCode.connectionNotShared),
            (from, nil), (Instant(microseconds: until.microseconds - 1), nil),
            (until, .connectionNotShared),
        ] {
            home.move(to: instant)
            #expect(try await home.refusal(of: "contributor") == reason, "\(instant)")
        }
    }

    @Test func `a share ends at the instant at which somebody ends it`() async throws {
        let home = try await TestHome.unshared()
        let share = try await share(in: home)
        home.move(to: home.later(5))
        let ended = try await unshare(share, in: home)
        #expect(try await home.refusal(of: "contributor") == .connectionNotShared)
        #expect(ended.share.end?.at == home.clock.now())
        #expect(home.store.rows.shares.last == ended.share)
        #expect(
            try home.entries(.connectionUnshared).last?.members["data"] == [
                "share": .string("\(share.identifier)"), "why": "no more",
            ])
    }

    @Test func `what is over, or is another connection's, cannot be ended`() async throws {
        let home = try await TestHome.unshared()
        let share = try await share(in: home)
        _ = try await unshare(share, in: home)
        #expect(try await failure { try await unshare(share, in: home) }.reason == .inputInvalid)
        let others = try #require(home.store.rows.shares.first { $0.connection.text == "brevo" })
        #expect(try await failure { try await unshare(others, in: home) }.reason == .inputNotFound)
    }

    @Test func `nothing is shared with somebody who is not enrolled or is disabled`() async throws {
        let home = try await TestHome.unshared()
        #expect(
            try await failure { try await share(with: "nobody", in: home) }.reason == .inputNotFound
        )
        try await home.perform(DisablePrincipal(name: Name("viewer")))
        #expect(
            try await failure { try await share(with: "viewer", in: home) }.reason == .inputInvalid)
    }

    @Test func `only an administrator shares or ends a share`() async throws {
        let home = try await TestHome.unshared()
        let share = try await share(in: home)
        for role in [Role.contributor, .officer, .viewer] {
            let sharing = try await failure {
                try await home.perform(
                    ShareConnection(name: Name("private"), with: nil, reason: "mine"), as: role)
            }
            let ending = try await failure {
                try await home.perform(
                    UnshareConnection(
                        name: Name("private"), share: share.identifier, reason: "mine"), as: role)
            }
            #expect(sharing.reason == .actorRole && ending.reason == .actorRole)
        }
    }

    @Test func `a connection is made and shared in one commit, or not at all`() async throws {
        let home = try await TestHome.founded()
        home.store.fail(commit: 0, .notPersisted)
        _ = try await failure { try await home.connect() }
        #expect(home.store.rows.connections.isEmpty && home.store.rows.shares.isEmpty)
    }

    @Test func `the entry of a new connection names the share it begins with`() async throws {
        let home = try await TestHome.unshared()
        let data = try home.entries(.connectionAdded).map { $0.members["data"] }
        let share = try #require(home.store.rows.shares.first)
        #expect(home.store.rows.shares.count == 1)
        #expect(data[0]?["sharing"] == "contributors")
        #expect(data[0]?["share"] == .string("\(share.identifier)"))
        #expect(data[1]?["sharing"] == "administrators" && data[1]?["share"] == nil)
    }

    @Test func `a contributor sees name and kind of every connection and nothing else`()
        async throws
    {
        let home = try await TestHome.unshared()
        let rows = try await home.answer(ListConnections(), as: .contributor)
        #expect(rows.map(\.name.text) == ["brevo", "private"])
        for row in rows {
            #expect(row.kind == "sendinblue" && row.displayName == "Newsletter")
            #expect(row.address == nil && row.sharing == nil && row.people == nil)
            #expect(row.agreement == nil)
        }
        let shown = try await home.answer(ShowConnection(name: Name("private")), as: .contributor)
        #expect(shown.connection.address == nil && shown.addedBy == nil && shown.shares == nil)
    }

    @Test func `whoever may see all sees with whom a connection is shared`() async throws {
        let home = try await TestHome.unshared()
        let share = try await share(with: "contributor", until: home.later(60), in: home)
        let rows = try await home.answer(ListConnections(), as: .officer)
        #expect(rows.map(\.sharing) == [.contributors, .administrators])
        #expect(rows.map { $0.people?.map(\.text) } == [[], ["contributor"]])
        home.move(to: home.later(60))
        let shown = try await home.answer(ShowConnection(name: Name("private")), as: .officer)
        #expect(shown.connection.people == [] && shown.shares == [share])
        #expect(shown.addedBy?.text == "administrator")
    }

    @Test func `a contributor who is an officer too sees all`() async throws {
        let home = try await TestHome.unshared()
        try await home.perform(
            GrantRole(name: Name("contributor"), role: .officer, reason: "stands in"))
        #expect(
            try await home.answer(ListConnections(), as: .contributor).first?.address != nil)
    }
}
