// The tests of which destinations hold somebody who withdrew.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import Testing

@testable import Gateway

struct DutyTests {
    @Test func `a withdrawal names the destination that holds the person`() async throws {
        let home = try await TestHome.sent()
        let transfer = try home.transfer.identifier
        home.clock.set("2026-06-03T08:00:00Z")
        let recorded = try await home.withdrawal()
        let place = try #require(recorded.destinations.first)
        #expect(recorded.destinations.count == 1)
        #expect(place.recipient == "Brevo (Sendinblue SAS)")
        #expect((place.connection.text, place.list, place.transfers) == ("brevo", 7, 1))
        #expect(place.until == Instant("2026-06-04T08:00:00Z"))
        #expect((recorded.unsearchable, recorded.unsearched) == (nil, 0))
        let duty = try #require(await home.duties().first)
        #expect(duty.duty == place.duty)
        #expect(duty.event == recorded.event)
        #expect(duty.newest == transfer)
        #expect(duty.standing == .open)
    }

    @Test func `both entries are committed with the withdrawal`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal()
        let withdrawn = try #require(home.entries(.consentWithdrawn).last)
        let requested = try #require(home.entries(.propagationRequested).last)
        #expect(withdrawn.detail("destinations") == 1)
        #expect(requested.index == withdrawn.index + 1)
        #expect(
            requested.members["data"] == [
                "event": .string("\(recorded.event)"), "connection": "brevo", "list": 7,
                "transfers": 1, "newest": .string("\(try home.transfer.identifier)"),
                "until": "2026-06-02T12:00:00Z",
            ])
        let duty = try #require(recorded.destinations.first?.duty)
        #expect(
            requested.members["resource"] == ["kind": "duty", "id": .string("\(duty)")])
        try home.verified()
    }

    @Test func `a withdrawal whose commit fails leaves neither event nor duty`() async throws {
        let home = try await TestHome.sent()
        let events = home.store.rows.events.count
        home.store.fail(commit: 0, .notPersisted)
        _ = try await failure { try await home.withdrawal() }
        #expect(home.store.rows.events.count == events)
        #expect(home.store.rows.duties.isEmpty)
    }

    @Test func `somebody who never left opens no duty`() async throws {
        var far = Reader(2)
        far.country = "US"
        let home = try await TestHome.sent([Reader(1), far])
        for address in ["reader-2@example.com", "stranger@example.com"] {
            let recorded = try await home.withdrawal(address)
            #expect(recorded.destinations.isEmpty)
        }
        #expect(try await home.duties(all: true).isEmpty)
        #expect(try home.entries(.propagationRequested).isEmpty)
    }

    @Test func `every list is a destination of its own`() async throws {
        let home = try await TestHome.sent()
        home.store.edit { rows in
            let first = rows.exports[0]
            rows.exports.append(
                ExportRecord(
                    name: first.name.second, connection: first.connection,
                    segments: first.segments, policy: first.policy, list: 8, matching: [:],
                    batchPeople: 2, addedBy: first.addedBy, addedAt: first.addedAt))
        }
        try await home.run("second")
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.list) == [7, 8])
        #expect(Set(recorded.destinations.map(\.duty)).count == 2)
    }

    @Test func `several transfers to one list are one duty`() async throws {
        let home = try await TestHome.sent()
        home.clock.set("2026-06-02T12:00:00Z")
        try await home.run()
        let newest = try home.transfer.identifier
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.transfers) == [2])
        #expect(try await home.duties().first?.newest == newest)
    }

    @Test func `a person in two rows went once`() async throws {
        let home = try await TestHome.sent([Reader(1), Reader(2), Reader(1)])
        #expect(try await home.withdrawal().destinations.map(\.transfers) == [1])
    }

    @Test func `a batch that was refused holds nobody`() async throws {
        let home = try await TestHome.ready((1...4).map { Reader($0) })
        home.destination.answer(.rejected(.providerRejected, DeliveryReport()))
        try await home.run()
        #expect(try await home.withdrawal("reader-1@example.com").destinations.isEmpty)
    }

    @Test func `a batch that may have arrived counts`() async throws {
        let home = try await TestHome.ready((1...4).map { Reader($0) })
        home.destination.answer(.uncertain(.providerUncertain, DeliveryReport()))
        try await home.run()
        #expect(try await home.withdrawal("reader-1@example.com").destinations.count == 1)
    }

    @Test func `a batch that was never started holds nobody`() async throws {
        let home = try await TestHome.ready((1...4).map { Reader($0) })
        home.destination.answer(.uncertain(.providerUncertain, DeliveryReport()))
        try await home.run()
        #expect(try await home.withdrawal("reader-4@example.com").destinations.isEmpty)
    }

    @Test func `while a transfer runs its people may be on the way`() async throws {
        let home = try await TestHome.ready((1...4).map { Reader($0) })
        let seen = Seen()
        home.destination.whileDelivering { [unowned home] batch in
            guard batch == 0 else { return }
            let recorded = try await home.withdrawal("reader-4@example.com")
            seen.set(recorded.destinations.map(\.recipient))
        }
        try await home.run()
        #expect(seen.names.count == 1)
        // They stayed behind, as the end of the transfer shows.
        let again = try await home.withdrawal("reader-4@example.com", objection: true)
        #expect(again.destinations.isEmpty)
    }

    @Test func `the answer names nobody`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal()
        let text = String(
            decoding: try JSONEncoder().encode(recorded), as: UTF8.self)
        #expect(!text.contains("reader-1"))
        #expect(!"\(home.store.rows.duties)".contains("reader-1"))
    }

    @Test func `a withdrawal dated ahead counts from now and keeps what was stated`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal(at: "2026-06-08T12:00:00Z")
        #expect(recorded.expressedAt == Instant(TestHome.start))
        #expect(recorded.statedAt == Instant("2026-06-08T12:00:00Z"))
        #expect(
            home.store.rows.evidence.last?.evidence.statedAt == Instant("2026-06-08T12:00:00Z"))
        home.clock.set("2026-06-02T12:00:00Z")
        let report = try await home.run()
        #expect(report.totals.withheld == ["consent.withdrawn": 1])
    }

    @Test func `a withdrawal dated back keeps its time`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal(at: "2026-05-08T12:00:00Z")
        #expect(recorded.expressedAt == Instant("2026-05-08T12:00:00Z"))
        #expect(recorded.statedAt == nil)
    }
}

extension Name<Export> {
    /// Another name.
    fileprivate var second: Name<Export> { (try? Name("second")) ?? self }
}
