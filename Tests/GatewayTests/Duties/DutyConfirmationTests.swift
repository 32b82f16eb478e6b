// The tests of closing duties, and of what the status says of them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct DutyConfirmationTests {
    private func confirm(
        _ duty: Identifier<DutyNoun>, in home: TestHome, as role: Role = .administrator
    ) async throws -> DutyRow {
        try await home.perform(
            ConfirmDuty(
                duty: duty, statement: #require(DutyStatement("removed from list 7 by hand"))),
            as: role)
    }

    private func opened(in home: TestHome) async throws -> Identifier<DutyNoun> {
        try #require(try await home.withdrawal().destinations.first).duty
    }

    @Test func `a confirmed duty is done, with who said so and how`() async throws {
        let home = try await TestHome.sent()
        let duty = try await opened(in: home)
        home.clock.set("2026-06-02T11:59:59Z")
        let row = try await confirm(duty, in: home)
        #expect((row.standing, row.isLate) == (.closed, false))
        #expect(row.closedBy?.text == "administrator")
        #expect(try await home.duties().isEmpty)
        #expect(try await home.duties(all: true).map(\.standing) == [.closed])
        let entry = try #require(home.entries(.propagationConfirmed).last)
        #expect(
            entry.members["data"] == [
                "how": "by hand", "late": false, "statement": "removed from list 7 by hand",
            ])
        #expect(entry.members["resource"]?["id"] == .string("\(duty)"))
        try home.verified()
    }

    @Test func `at its deadline a duty is overdue, and confirmed late`() async throws {
        let home = try await TestHome.sent()
        let duty = try await opened(in: home)
        home.clock.set("2026-06-02T12:00:00Z")
        #expect(try await home.duties().map(\.standing) == [.overdue])
        #expect(try await confirm(duty, in: home).isLate == true)
        #expect(try home.entries(.propagationConfirmed).last?.detail("late") == true)
    }

    @Test func `a duty is confirmed once`() async throws {
        let home = try await TestHome.sent()
        let duty = try await opened(in: home)
        _ = try await confirm(duty, in: home)
        let error = try await failure { try await confirm(duty, in: home) }
        guard case .exists = error else { return #expect(error == .exists("")) }
        #expect(try home.entries(.propagationConfirmed).count == 1)
    }

    @Test func `a duty that is not there is not found`() async throws {
        let home = try await TestHome.sent()
        let error = try await failure {
            try await confirm(#require(Identifier("01000000000000000000000000")), in: home)
        }
        guard case .notFound("duty", _) = error else { return #expect(error == .exists("")) }
    }

    @Test(arguments: [Role.viewer, .contributor])
    func `whoever may not record consents confirms no duty`(role: Role) async throws {
        let home = try await TestHome.sent()
        let duty = try await opened(in: home)
        let error = try await failure { try await confirm(duty, in: home, as: role) }
        guard case .notPermitted = error else { return #expect(error == .exists("")) }
        #expect(try await home.duties().count == 1)
    }

    @Test(arguments: [
        "", "asked reader-1@example.com", "two\nlines", String(repeating: "x", count: 501),
    ])
    func `a statement that could name somebody or break a line is none`(text: String) {
        #expect(DutyStatement(text) == nil)
    }

    @Test func `the status counts what is open and what is overdue`() async throws {
        let home = try await TestHome.sent()
        let none = try await home.answer(ReadStatus()).duties
        #expect((none.open, none.overdue, none.nextUntil) == (0, 0, nil))
        _ = try await opened(in: home)
        home.clock.set("2026-06-02T18:00:00Z")
        try await home.withdrawal("reader-2@example.com")
        try await home.withdrawal("reader-3@example.com")
        let duties = try await home.answer(ReadStatus(), as: .viewer).duties
        #expect((duties.open, duties.overdue) == (2, 1))
        #expect(duties.nextUntil == Instant("2026-06-03T18:00:00Z"))
    }
}
