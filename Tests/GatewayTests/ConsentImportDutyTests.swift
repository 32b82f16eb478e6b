// The tests of imports that close something for people who were sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Testing

struct ConsentImportDutyTests {
    private static let readers = (1...4).map { Reader($0) }

    /// A home whose readers were sent.
    private func sent() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        #expect(try await home.run().state == .delivered)
        return home
    }

    @Test func `whoever a file withdraws is looked for, and a duty opened in the same commit`()
        async throws
    {
        let home = try await sent()
        let entries = home.store.rows.bodies.count
        let commits = home.store.commits
        let report = try await home.takeIn([.withdrawn(1), .withdrawn(3), .withdrawn(99)])
        #expect(report.duties == 2 && report.unsearched == 0 && report.unsearchable == 0)
        #expect(home.store.rows.duties.count == 2)
        #expect(home.store.commits == commits + 1)
        #expect(home.store.rows.bodies.count == entries + 2)
        let request = try #require(home.entries(.propagationRequested).last)
        let batch = try #require(report.batch)
        #expect(request.members["resource"]?["id"] == .string("\(batch)"))
        #expect(request.detail("events") == 2)
        let withdrawn = home.store.rows.events.filter { $0.state == .withdrawn }.map(\.identifier)
        #expect(Set(home.store.rows.duties.map(\.event)) == Set(withdrawn.prefix(2)))
        try home.verified()
    }

    @Test func `a preview tells how many, and opens none`() async throws {
        let home = try await sent()
        let before = home.footprint
        #expect(try await home.preview([.withdrawn(1), .withdrawn(2)]).duties == 2)
        #expect(home.footprint == before)
    }

    @Test func `a row that was there before opens no duty again`() async throws {
        let home = try await sent()
        try await home.takeIn([.withdrawn(1)])
        let report = try await home.takeIn([.withdrawn(1), .withdrawn(2)])
        #expect(report.duties == 1 && home.store.rows.duties.count == 2)
        #expect(try await home.takeIn([.withdrawn(1), .withdrawn(2)]).duties == 0)
    }

    @Test func `what gives or refuses opens none`() async throws {
        let home = try await sent()
        let report = try await home.takeIn([
            .given(1), .withdrawn(2, ["state": "ConsentRefused"]),
        ])
        #expect(report.duties == 0)
    }

    @Test func `nobody is looked for by a telephone number, and the report says so`() async throws {
        let home = try await sent()
        let report = try await home.takeIn([
            .withdrawn(1, ["contact_type": "phone", "contact": "+4915110000001"])
        ])
        #expect(report.duties == 0 && report.unsearchable == 1)
    }
}
