// The tests of an import's root, and of where its events are meanwhile.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Synchronization
import Testing
import TransparencyLog

@testable import Gateway

struct ConsentImportRootTests {
    /// The root over the events of the newest batch, from nothing but what the store holds.
    private func root(in home: TestHome) throws -> String {
        let batch = try #require(home.store.rows.batches.last?.record)
        var tree = CompactRange()
        for entry in home.store.rows.evidence where entry.batch == batch {
            let event = home.store.rows.events[Int(entry.number) - 1]
            let terms = home.store.rows.terms[event.terms].map(ConsentEventBytes.digest)
            var bytes: [UInt8] = []
            ConsentEventBytes.append(event, entry.evidence, terms: terms ?? .zero, to: &bytes)
            tree.append(TreeHash.leaf(of: bytes))
        }
        return tree.root.hexadecimal
    }

    private static let rows =
        (1...5).map { ConsentFile.Row.given($0) } + [.withdrawn(6), .withdrawn(7)]

    @Test func `whoever has the ledger comes to the entry's root`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn([.given(1), .given(9)])
        let report = try await home.takeIn(Self.rows)
        #expect(try root(in: home) == report.root)
        #expect(try home.entries().last?.detail("root")?.stringValue == report.root)
    }

    @Test func `an event that was changed behind the log has another root`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.takeIn(Self.rows)
        for number in [1, 7] {
            let before = home.store.rows
            home.store.edit { rows in
                let old = rows.events[number - 1]
                rows.events[number - 1] = ConsentEvent(
                    identifier: old.identifier, subject: old.subject, terms: old.terms,
                    purpose: old.purpose, channel: old.channel, recipient: old.recipient,
                    state: .refused, type: old.type, isConfirmed: old.isConfirmed,
                    expressedAt: old.expressedAt, recordedAt: old.recordedAt,
                    expiresAt: old.expiresAt)
            }
            #expect(try root(in: home) != report.root)
            home.store.edit { $0 = before }
        }
    }

    @Test func `terms that were changed behind the log have another root`() async throws {
        let home = try await TestHome.founded()
        let report = try await home.takeIn(Self.rows)
        home.store.edit { rows in
            guard let old = rows.terms[1] else { return }
            rows.terms[1] = ConsentTerms(
                purpose: old.purpose, channel: old.channel, notice: old.notice,
                noticeVersion: 5, recipients: old.recipients, context: old.context)
        }
        #expect(try root(in: home) != report.root)
    }

    @Test func `the commit reads events from disk, and again the same`() async throws {
        let home = try await TestHome.founded()
        let seen = Mutex<[Bool]>([])
        home.store.beforeCommit { _, changes in
            for case .recordConsents(let batch) in changes {
                seen.withLock { $0.append(batch.events is SpooledConsents) }
                var first: [ConsentEvent] = []
                var second: [ConsentEvent] = []
                try? batch.events.read { event, _ in first.append(event) }
                try? batch.events.read { event, _ in second.append(event) }
                seen.withLock {
                    $0.append(first == second && first.count == batch.events.count)
                }
            }
        }
        // Longer than one piece that is read at once.
        try await home.takeIn((1...2_000).map { .given($0) })
        #expect(seen.withLock { $0 } == [true, true])
        #expect(home.store.rows.events.count == 2_000)
    }

    @Test func `no folder has a name for what is being taken in`() async throws {
        let home = try await TestHome.founded()
        let names = Mutex<[String]?>(nil)
        let folder = home.folder
        home.store.beforeCommit { _, _ in
            names.withLock { $0 = try? folder.names(in: "incoming") }
        }
        try await home.takeIn(Self.rows)
        #expect(names.withLock { $0 } == [])
    }
}
