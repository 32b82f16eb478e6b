// A commit or a sync fails once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A commit fails, before it is durable or after, or the anchor cannot be written: there is no
/// leave to send, nothing is tried again, and only the next start finds what is there.
struct Attack17: AttackRow {
    func run() async throws {
        for (fault, found) in [(MemoryStorage.Fault.beforeCommit, 1), (.afterCommit, 2)] {
            let storage = MemoryStorage()
            let folder = try Folder()
            let log = try Sample.log(storage, anchor: folder.file("anchor"))
            try await log.append([Sample.draft()])
            storage.edit { $0.fault = fault }
            await #expect(throws: AuditError.self) { _ = try await log.begin(Self.intent()) }
            storage.edit { $0.fault = nil }
            let commits = storage.rows.commits
            await #expect(throws: AuditError.self) { _ = try await log.begin(Self.intent()) }
            #expect(storage.rows.commits == commits)
            let next = try Sample.log(storage, anchor: folder.file("anchor"))
            #expect(await next.size == UInt64(found))
        }
        let folder = try Folder()
        let log = try Sample.log(MemoryStorage(), anchor: folder.file("missing/anchor"))
        await #expect(throws: AuditError.self) { _ = try await log.begin(Self.intent()) }
    }

    /// What is about to be sent.
    static func intent() throws -> DeliveryIntent {
        DeliveryIntent(
            transfer: try Sample.identifier(40), batch: 0, people: 3, rows: 0..<3, byteCount: 90,
            releaseDigest: .zero, late: [], consentUpTo: 0, decided: 0, actor: Sample.actor)
    }
}
