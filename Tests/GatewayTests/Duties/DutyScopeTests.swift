// The tests of which transfers a withdrawal concerns, and of those that cannot be searched.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

struct DutyScopeTests {
    @Test(
        arguments: [
            ("newsletter", nil, nil, 1), ("sms_offers", nil, nil, 1), ("invoices", nil, nil, 0),
            (nil, Channel.sms, nil, 1), ("newsletter", .sms, nil, 0), (nil, nil, "brevo", 1),
            (nil, nil, "sendinblue", 1), (nil, nil, "other", 0),
        ] as [(String?, Channel?, String?, Int)])
    func `only destinations that the withdrawal concerns get a duty`(
        purpose: String?, channel: Channel?, recipient: String?, count: Int
    ) async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal(
            purpose: purpose, channel: channel, recipient: recipient)
        #expect(recorded.destinations.count == count)
    }

    @Test func `each row of a file opens duties for what it closes itself`() async throws {
        let home = try await TestHome.sent()
        let report = try await home.takeIn([
            .withdrawn(1, ["purpose": "invoices"]), .withdrawn(2), .withdrawn(3),
        ])
        #expect(report.duties == 2)
    }

    @Test func `an objection concerns every purpose, whichever it names`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal(purpose: "invoices", objection: true)
        #expect(recorded.destinations.count == 1)
    }

    @Test(arguments: [("PT48H", "PT6H"), ("PT6H", "PT48H")])
    func `the shortest time of the policies that it went under holds`(
        first: String, second: String
    ) async throws {
        let home = try await TestHome.sent(changes: [("PT24H", first)])
        try await home.activate(
            version: 4,
            changes: [
                ("0.20", "1.0"), ("on_policy_change: true", "on_policy_change: false"),
                ("PT24H", second),
            ])
        try await home.run()
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.until) == [Instant("2026-06-01T18:00:00Z")])
    }

    @Test func `three days hold where a policy names no time`() async throws {
        let home = try await TestHome.sent(changes: [
            ("retention: {at_recipient: P24M, then: delete, withdraw_within: PT24H}", "")
        ])
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.until) == [Instant("2026-06-04T12:00:00Z")])
    }

    @Test func `a policy that is not stored any more keeps no duty from being opened`() async throws
    {
        let home = try await TestHome.sent()
        home.store.edit { $0.policies = [] }
        let recorded = try await home.withdrawal(purpose: "invoices", recipient: "sendinblue")
        #expect(recorded.destinations.map(\.until) == [Instant("2026-06-04T12:00:00Z")])
    }

    @Test func `a telephone number says that nobody was looked for`() async throws {
        let home = try await TestHome.sent()
        let recorded = try await home.withdrawal("+4915110000001", kind: .phone)
        #expect(recorded.unsearchable == .phone)
        #expect(recorded.destinations.isEmpty)
    }

    @Test func `people are found under the key of every epoch`() async throws {
        let home = try await TestHome.sent()
        try await home.perform(RotateEpoch())
        try await home.run()
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.transfers) == [2])
    }

    @Test func `destroyed records cannot be searched, and the answer says so`() async throws {
        let home = try await TestHome.sent()
        try await home.perform(RotateEpoch())
        home.clock.set("2026-08-02T08:00:00Z")
        try await home.destroy(epoch: "1", horizon: "2026-08-01T00:00:00Z")
        let recorded = try await home.withdrawal()
        #expect((recorded.destinations.count, recorded.unsearched) == (0, 1))
    }

    @Test(arguments: [true, false])
    func `records that are gone or changed may hold the person, and so the recipient is asked`(
        isGone: Bool
    ) async throws {
        let home = try await TestHome.sent()
        let transfer = try home.transfer.identifier
        if isGone {
            try FileManager.default.removeItem(atPath: home.places.segment(of: "\(transfer)"))
        } else {
            var bytes = try home.segmentBytes(transfer)
            bytes[bytes.count - 1] ^= 1
            try home.writeSegment(bytes, of: transfer)
        }
        let recorded = try await home.withdrawal()
        #expect(recorded.destinations.map(\.transfers) == [1])
        #expect(recorded.unsearched == 1)
        #expect(try home.entries(.consentWithdrawn).count == 1)
    }

    @Test func `somebody whose records were erased is not found there`() async throws {
        let home = try await TestHome.sent()
        try await home.erase("reader-1@example.com")
        let recorded = try await home.withdrawal()
        #expect((recorded.destinations.count, recorded.unsearched) == (0, 0))
    }

    @Test func `a decision without its parts keeps no withdrawal from being recorded`() async throws
    {
        let home = try await TestHome.sent()
        let index = Int(try #require(home.entries(.transferDecided).last).index)
        home.store.edit { rows in
            let text = String(decoding: rows.bodies[index], as: UTF8.self)
            rows.bodies[index] = Array(text.replacing("\"list\":7", with: "\"list\":\"7\"").utf8)
        }
        let recorded = try await home.withdrawal()
        #expect((recorded.destinations.count, recorded.unsearched) == (0, 1))
    }
}
