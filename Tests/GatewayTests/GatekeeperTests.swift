// The tests of the one path into the gateway.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Gateway
import Permissions
import Segments
import Testing

struct GatekeeperTests {
    private static let readers = [Reader(1), Reader(2)]

    /// A home with an export over a connection that only administrators may use.
    private func unshared() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.connect("private", sharing: .administrators)
        try await home.agree("private")
        try await home.addExport("private", connection: "private", segments: ["readers"])
        return home
    }

    /// One refusal: recorded before it is given, and nothing else happens.
    private func expectDenial(
        _ reason: ReasonCode, in home: TestHome, as caller: Caller, _ what: String = "",
        location: SourceLocation = #_sourceLocation,
        of request: (Gatekeeper, Caller) async throws -> Void
    ) async throws {
        let before = home.store.rows
        let error = try await failure { try await request(home.gatekeeper, caller) }
        guard case .notPermitted(let found, _, let entry) = error else {
            Issue.record("\(what): \(error)", sourceLocation: location)
            return
        }
        #expect(found == reason, "\(what)", sourceLocation: location)
        let rows = home.store.rows
        #expect(rows.bodies.count == before.bodies.count + 1, "\(what)", sourceLocation: location)
        #expect(rows.state == before.state, "\(what)", sourceLocation: location)
        let last = try #require(home.entries().last)
        #expect(last.type == .accessDenied, sourceLocation: location)
        #expect(last.index == entry, sourceLocation: location)
        #expect(last.outcome == .denied, sourceLocation: location)
        #expect(last.members["reason"] == .string("\(reason)"), sourceLocation: location)
        #expect(home.destination.sent.isEmpty, sourceLocation: location)
        #expect(home.destination.examined == 0, sourceLocation: location)
    }

    @Test func `an account that nobody enrolled may do nothing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        for request in SampleRequest.all {
            try await expectDenial(
                .actorUnknown, in: home, as: TestHome.stranger, request.name, of: request.send)
        }
        let last = try #require(home.entries().last)
        #expect(last.members["actor"]?["account"] == 4711)
        #expect(last.members["actor"]?["principal"] == .null)
    }

    @Test func `a disabled principal may do nothing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await home.perform(DisablePrincipal(name: Name("officer")))
        for request in SampleRequest.all {
            try await expectDenial(
                .actorDisabled, in: home, as: home.caller(.officer), request.name, of: request.send)
        }
    }

    @Test func `who was disabled since the door was opened may do nothing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let caller = home.caller(.officer)
        try await home.perform(DisablePrincipal(name: Name("officer")))
        for request in SampleRequest.all {
            try await expectDenial(
                .actorDisabled, in: home, as: caller, request.name, of: request.send)
        }
    }

    @Test func `an enrolment that the gateway does not know counts for nothing`() async throws {
        let home = try await TestHome.founded()
        let claimed = Enrolment(
            name: try Name("nobody"), role: .administrator, account: 4711,
            enrolledAt: home.clock.now())
        let caller = Caller(
            requester: Requester(account: 4711, enrolment: claimed), door: "socket", process: 43)
        let error = try await failure {
            try await home.gatekeeper.answer(ReadStatus(), for: caller)
        }
        #expect(error.reason == .actorUnknown)
    }

    @Test(arguments: [Role.contributor, .officer, .viewer])
    func `a role may do what the table lists and nothing else`(role: Role) async throws {
        let denied = SampleRequest.denied[role] ?? []
        for request in SampleRequest.all where denied.contains(request.name) {
            let home = try await TestHome.ready(Self.readers)
            try await expectDenial(
                .actorRole, in: home, as: home.caller(role), request.name, of: request.send)
        }
        let home = try await TestHome.ready(Self.readers)
        for request in SampleRequest.all where !denied.contains(request.name) {
            try await request.send(home.gatekeeper, home.caller(role))
        }
        #expect(try home.entries(.accessDenied).isEmpty)
    }

    @Test func `a stranger cannot tell which connections exist`() async throws {
        let home = try await TestHome.ready(Self.readers)
        var bodies: [CanonicalJSON?] = []
        for name in ["brevo", "missing"] {
            let error = try await failure {
                try await home.gatekeeper.carryOut(
                    TestConnection(name: Name(name)), for: TestHome.stranger)
            }
            #expect(error.reason == .actorUnknown)
            let last = try #require(home.entries().last)
            bodies.append(last.members["data"])
            #expect(last.members["resource"] == ["kind": "action", "id": "connection.test"])
        }
        #expect(bodies[0] == bodies[1])
    }

    @Test func `a stranger cannot tell which exports exist`() async throws {
        let home = try await TestHome.ready(Self.readers)
        for name in ["newsletter", "missing"] {
            let error = try await failure {
                try await home.gatekeeper.carryOut(
                    RunExport(name: Name(name), plan: nil), for: TestHome.stranger)
            }
            #expect(error.reason == .actorUnknown)
        }
    }

    @Test func `a contributor has no way over a connection that is not shared`() async throws {
        let home = try await unshared()
        let contributor = home.caller(.contributor)
        try await expectDenial(.connectionNotShared, in: home, as: contributor, "run") {
            _ = try await $0.carryOut(RunExport(name: Name("private"), plan: nil), for: $1)
        }
        try await expectDenial(.connectionNotShared, in: home, as: contributor, "plan") {
            _ = try await $0.perform(PlanExport(name: Name("private")), for: $1)
        }
        try await expectDenial(.connectionNotShared, in: home, as: contributor, "add") {
            _ = try await $0.perform(
                AddExport(
                    name: Name("sneaky"), connection: Name("private"),
                    segments: [Name("readers")], policy: "sendinblue-newsletter-eu", list: 7,
                    matching: [:], batchPeople: 2), for: $1)
        }
        #expect(try await home.run("private", as: .administrator).state == .delivered)
    }

    @Test func `a contributor sees name and kind of a connection only`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let row = try #require(try await home.answer(ListConnections(), as: .contributor).first)
        #expect(row.kind == "sendinblue")
        #expect(row.address == nil)
        #expect(row.sharing == nil)
        #expect(row.agreement == nil)
        #expect(try await home.answer(ListConnections(), as: .officer).first?.agreement == "active")
    }

    @Test(arguments: MemoryStore.Fault.allCases)
    func `a refusal that cannot be recorded is not given`(fault: MemoryStore.Fault) async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.fail(commit: 0, fault)
        let error = try await failure {
            try await home.gatekeeper.answer(ReadStatus(), for: TestHome.stranger)
        }
        #expect(error.reason == .auditUnavailable)
    }

    @Test(arguments: [MemoryStore.Fault.atReadiness, .notPersisted])
    func `a change without its entry does not happen`(fault: MemoryStore.Fault) async throws {
        let home = try await TestHome.ready(Self.readers)
        let state = home.store.rows.state
        home.store.fail(commit: 0, fault)
        let error = try await failure {
            try await home.withdraw(.email, "reader-1@example.com")
        }
        #expect(error.reason == .auditUnavailable)
        #expect(home.store.rows.state == state)
    }

    @Test func `acting for another principal is recorded with both`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let officer = try #require(
            home.store.rows.principals.first { $0.name.text == "officer" })
        let caller = Caller(
            requester: Requester(account: 1000, enrolment: officer), door: "cli", process: 42)
        _ = try await home.gatekeeper.perform(
            ShowConsent(contact: ContactPoint(kind: .email, text: "reader-1@example.com")),
            for: caller)
        let actor = try #require(home.entries().last?.members["actor"])
        #expect(actor["account"] == 1000)
        #expect(actor["principal"] == "officer")
    }

    @Test func `the last administrator cannot be disabled`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.perform(DisablePrincipal(name: Name("administrator")))
        }
        #expect(error.reason == .actorRole)
        try await home.perform(
            AddPrincipal(name: Name("deputy"), role: .administrator, account: 1009))
        try await home.perform(DisablePrincipal(name: Name("administrator")))
        #expect(
            home.store.rows.principals.first { $0.name.text == "administrator" }?.disabledAt != nil)
    }

    @Test func `what exists already is not changed`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let before = home.store.rows
        let error = try await failure { try await home.connect(sharing: .administrators) }
        guard case .exists = error else { return #expect(error == .exists("")) }
        #expect(home.store.rows.state == before.state)
        #expect(home.store.rows.bodies.count == before.bodies.count)
        // A conflict is no failure of the log: it goes on.
        try await home.withdraw(.email, "reader-1@example.com")
    }

    @Test func `a list of less than nothing is refused`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await home.answer(ListEntries(type: nil, last: -1)) }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a place beyond the log is not found`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await home.answer(ShowEntry(index: .max)) }
        #expect(error.reason == .inputNotFound)
    }
}
