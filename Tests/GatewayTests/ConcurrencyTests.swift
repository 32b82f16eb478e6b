// The tests of many requests at the same time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ConcurrencyTests {
    private static let readers = (1...60).map { Reader($0) }

    /// Runs an export while half of its people withdraw, each in a request of their own.
    ///
    /// - Returns: By address, the place of the entry about the withdrawal.
    private func runWhileWithdrawing(in home: TestHome) async throws -> [String: UInt64] {
        home.destination.whileDelivering { _ in for _ in 0..<20 { await Task.yield() } }
        let events = try await withThrowingTaskGroup(of: (String, String).self) { group in
            for reader in Self.readers where reader.number.isMultiple(of: 2) {
                group.addTask {
                    for _ in 0..<reader.number * 5 { await Task.yield() }
                    let recorded = try await home.perform(
                        WithdrawConsent(
                            contact: ContactPoint(kind: .email, text: reader.email), purpose: nil,
                            channel: nil, recipient: nil, isObjection: false, expressedAt: nil))
                    return ("\(recorded.event)", reader.email)
                }
            }
            group.addTask {
                try await home.run()
                return ("", "")
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var places: [String: UInt64] = [:]
        for entry in try home.entries(.consentWithdrawn) {
            let event = entry.members["resource"]?["id"]?.stringValue ?? ""
            if let email = events[event] { places[email] = entry.index }
        }
        return places
    }

    @Test(arguments: 0..<8)
    func `nobody leaves whose withdrawal stands before the start of their batch`(
        round: Int
    ) async throws {
        let home = try await TestHome.ready(Self.readers, batch: 3)
        let places = try await runWhileWithdrawing(in: home)
        #expect(places.count == 30)
        for sent in home.destination.sent {
            for (email, place) in places where sent.text.contains("=\(email);") {
                #expect(place > sent.entry, "\(email) withdrew at \(place)")
            }
        }
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test func `an entry that comes in while the log is verified is no alarm`() async throws {
        let home = try await TestHome.founded()
        let before = home.store.rows
        try await home.connect()
        let after = home.store.rows
        home.store.edit { $0 = before }
        home.store.grow(to: after)
        let verified = try await home.answer(VerifyLog(deep: false))
        #expect(verified.size == after.head?.size)
        #expect(verified.size != before.head?.size)
    }

    @Test func `everybody who did not withdraw leaves, and nobody twice`() async throws {
        let home = try await TestHome.ready(Self.readers, batch: 3)
        _ = try await runWhileWithdrawing(in: home)
        for reader in Self.readers {
            let count = home.destination.sent.count { $0.text.contains("=\(reader.email);") }
            #expect(reader.number.isMultiple(of: 2) ? count <= 1 : count == 1)
        }
    }

    @Test func `requests at the same time each have their own entry`() async throws {
        let home = try await TestHome.founded()
        let names = (0..<20).map { "segment-\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in names {
                group.addTask { try await home.addSegment(name, Reader.table([Reader(1)])) }
            }
            try await group.waitForAll()
        }
        #expect(home.store.rows.segments.count == 20)
        #expect(
            try home.entries().map(\.index) == (0..<UInt64(home.store.rows.bodies.count)).map { $0 }
        )
        try home.verified()
    }
}
