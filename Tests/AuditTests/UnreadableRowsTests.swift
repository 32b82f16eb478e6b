// Rows that cannot be read are no contradiction.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Testing

struct UnreadableRowsTests {
    private let folder: Folder
    private let storage: MemoryStorage
    private let node = MemoryStorage.Place(level: 1, index: 0)

    /// A log of five entries whose anchor is behind, so that the tree of three is worked out.
    init() throws {
        folder = try Folder()
        storage = try Sample.storage(
            of: Sample.bodies((0..<5).map { Sample.draft(name: "s\($0)") }), checkpointsAt: [3])
        try folder.write(#require(storage.rows.checkpoints[3]), to: "anchor")
    }

    private func start() throws { _ = try Sample.log(storage, anchor: folder.file("anchor")) }

    @Test func `a node that cannot be read makes the log unavailable`() throws {
        storage.edit { $0.unreadable = [node] }
        #expect(throws: AuditError.stopped(.failed("the disk does not answer"))) { try start() }
    }

    @Test(arguments: [UInt64(2), 4])
    func `a leaf that cannot be read makes the log unavailable`(index: UInt64) throws {
        storage.edit { $0.unreadable = [MemoryStorage.Place(level: 0, index: index)] }
        #expect(throws: AuditError.stopped(.failed("the disk does not answer"))) { try start() }
    }

    @Test func `a node that is missing is a contradiction`() throws {
        storage.edit { $0.subtrees[node] = nil }
        #expect(
            throws: AuditError.invalid(place: "tree level 1, index 0", cause: "it is missing")
        ) { try start() }
    }
}
