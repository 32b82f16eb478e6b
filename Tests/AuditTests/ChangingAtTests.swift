// Changes that need to know where their entry stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Testing

struct ChangingAtTests {
    private let folder: Folder
    private let storage = MemoryStorage()
    private let log: AuditLog<String>

    init() throws {
        folder = try Folder()
        log = try Sample.log(storage, anchor: folder.file("anchor"))
    }

    @Test func `changes are told the place of the first entry`() async throws {
        try await log.append([Sample.draft()])
        let first = try await log.append([Sample.draft(), Sample.draft()]) { first in
            ["written at \(first)"]
        }
        #expect(first == 1)
        #expect(storage.rows.changes == ["written at 1"])
    }

    @Test func `changes that refuse record nothing and let the next append through`() async throws {
        await #expect(throws: AuditError.conflict("the slot")) {
            try await log.append([Sample.draft()]) { (_) throws(AuditError) in
                throw .conflict("the slot")
            }
        }
        #expect(storage.rows.commits == 0)
        #expect(try await log.append([Sample.draft()]) == 0)
    }

    @Test func `concurrent appends are each told their own place`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask { [log] in
                    try await log.append([Sample.draft()]) { first in ["\(first)"] }
                }
            }
            try await group.waitForAll()
        }
        #expect(storage.rows.changes == (0..<50).map { "\($0)" })
    }
}
