// What is checked before the log goes on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Glibc
import Testing
import TransparencyLog

/// The table of anchors, line by line, and the newest entries.
struct LogStartTests {
    private let folder: Folder
    private var anchor: String { folder.file("anchor") }

    init() throws { folder = try Folder() }

    /// The log of five entries with checkpoints at 3 and 5.
    private func storage() throws -> MemoryStorage {
        try Sample.storage(
            of: Sample.bodies((0..<5).map { Sample.draft(name: "s\($0)") }), checkpointsAt: [3])
    }

    /// Checkpoints of a log of the same key whose entries are others.
    private func otherNote(size: Int) throws -> [UInt8] {
        let other = try Sample.storage(
            of: Sample.bodies((0..<size).map { Sample.draft(name: "other-\($0)") }))
        return try #require(other.rows.head?.note)
    }

    @Test func `an anchor of the same size and root lets the log go on`() async throws {
        let storage = try storage()
        try folder.write(#require(storage.rows.head?.note), to: "anchor")
        #expect(try await Sample.log(storage, anchor: anchor).size == 5)
    }

    @Test func `an older anchor of the same history is written anew`() throws {
        let storage = try storage()
        try folder.write(#require(storage.rows.checkpoints[3]), to: "anchor")
        _ = try Sample.log(storage, anchor: anchor)
        #expect(try folder.bytes("anchor") == storage.rows.head?.note)
    }

    @Test(arguments: [3, 5])
    func `an anchor of no larger size and another root is a fork`(size: Int) throws {
        try folder.write(otherNote(size: size), to: "anchor")
        #expect(throws: AuditError.fork(size: UInt64(size))) {
            _ = try Sample.log(storage(), anchor: anchor)
        }
    }

    @Test func `a larger anchor is a rollback`() throws {
        try folder.write(otherNote(size: 6), to: "anchor")
        #expect(throws: AuditError.rollback(anchored: 6, found: 5)) {
            _ = try Sample.log(storage(), anchor: anchor)
        }
    }

    @Test func `an anchor beside a new store is a rollback`() throws {
        try folder.write(otherNote(size: 2), to: "anchor")
        #expect(throws: AuditError.rollback(anchored: 2, found: 0)) {
            _ = try Sample.log(MemoryStorage(), anchor: anchor)
        }
    }

    @Test func `a missing anchor is refused`() throws {
        #expect(throws: AuditError.anchor("`\(anchor)` is missing")) {
            _ = try Sample.log(storage(), anchor: anchor)
        }
    }

    @Test func `an anchor that the very first commit did not reach is written`() throws {
        let storage = try Sample.storage(entries: 4)
        _ = try Sample.log(storage, anchor: anchor)
        #expect(try folder.bytes("anchor") == storage.rows.head?.note)
    }

    @Test func `an anchor that is no checkpoint is refused`() throws {
        try folder.write(Array("nothing\n".utf8), to: "anchor")
        let error = #expect(throws: AuditError.self) {
            _ = try Sample.log(storage(), anchor: anchor)
        }
        #expect(error?.isIntegrityFailure == true)
    }

    @Test func `an anchor signed by another key is refused`() throws {
        let storage = try storage()
        let head = try #require(storage.rows.head)
        let text = Checkpoint(origin: Sample.origin, size: head.size, root: head.root).text
        try folder.write(Sample.signer(seed: 8).sign(text).bytes, to: "anchor")
        let error = #expect(throws: AuditError.self) {
            _ = try Sample.log(storage, anchor: anchor)
        }
        #expect(error?.isIntegrityFailure == true)
    }

    @Test func `an anchor that is a pipe is refused and not waited for`() throws {
        #expect(unsafe mkfifo(anchor, 0o600) == 0)
        #expect(throws: AuditError.self) { _ = try Sample.log(storage(), anchor: anchor) }
    }

    @Test(arguments: 0..<5)
    func `a changed entry of the last bundle is refused`(index: Int) throws {
        let storage = try storage()
        try folder.write(#require(storage.rows.head?.note), to: "anchor")
        storage.edit { $0.bodies[index][20] ^= 1 }
        #expect(
            throws: AuditError.invalid(
                place: "entry \(index)", cause: "its bytes do not have the stored hash")
        ) { _ = try Sample.log(storage, anchor: anchor) }
    }

    @Test func `a changed entry together with its stored hash is refused`() throws {
        let storage = try storage()
        try folder.write(#require(storage.rows.head?.note), to: "anchor")
        let other = try Sample.bodies((0..<5).map { Sample.draft(name: "t\($0)") })
        storage.edit {
            $0.bodies[1] = other[1]
            $0.leaves[1] = TreeHash.leaf(of: other[1])
        }
        #expect(
            throws: AuditError.invalid(
                place: "head", cause: "the newest entries do not have the signed root")
        ) { _ = try Sample.log(storage, anchor: anchor) }
    }

    @Test func `a missing entry of the last bundle is refused`() throws {
        let storage = try storage()
        try folder.write(#require(storage.rows.head?.note), to: "anchor")
        storage.edit { $0.bodies.removeLast() }
        #expect(throws: AuditError.invalid(place: "entry 4", cause: "it is missing")) {
            _ = try Sample.log(storage, anchor: anchor)
        }
    }

    @Test func `a head that its checkpoint does not say is refused`() throws {
        let storage = try storage()
        let note = try #require(storage.rows.checkpoints[3])
        storage.edit {
            guard let head = $0.head else { return }
            $0.head = LogHead(size: head.size, root: head.root, note: note)
        }
        #expect(
            throws: AuditError.invalid(place: "head", cause: "it differs from its checkpoint")
        ) { _ = try Sample.log(storage, anchor: anchor) }
    }
}
