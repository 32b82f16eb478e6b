// Two writers on one store.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

/// Two writers work on one store: the second to append finds that the head has moved, commits
/// nothing, gets no leave to send, and stays stopped.
struct Attack14: AttackRow {
    func run() async throws {
        let storage = MemoryStorage()
        let folder = try Folder()
        let first = try Sample.log(storage, anchor: folder.file("anchor"))
        let second = try Sample.log(storage, anchor: folder.file("anchor"))
        try await first.append([Sample.draft()])
        let moved = AuditError.stopped(.headMoved(expected: 0, found: 1))
        for _ in 0..<2 {
            await #expect(throws: moved) { _ = try await second.begin(Attack17.intent()) }
        }
        #expect(storage.rows.bodies.count == 1)
        #expect(try await first.append([Sample.draft()]) == 1)
    }
}
