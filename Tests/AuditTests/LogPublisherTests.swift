// Publishing the log as files.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing
import TransparencyLog

struct LogPublisherTests {
    private let folder: Folder
    private var view: String { folder.file("view") }

    init() throws { folder = try Folder() }

    @discardableResult
    private func publish(_ storage: MemoryStorage) throws -> PublishedView {
        try LogPublisher.publish(storage, key: Sample.key(), to: view)
    }

    private func contents() throws -> [String: [UInt8]] {
        try folder.files().reduce(into: [:]) { $0[$1] = try folder.bytes($1) }
    }

    @Test func `a small log has four files`() throws {
        let storage = try Sample.storage(entries: 5)
        let published = try publish(storage)
        #expect(
            try folder.files() == [
                "view/checkpoint", "view/log.vkey", "view/tile/0/000.p/5",
                "view/tile/entries/000.p/5",
            ])
        #expect(published.size == 5)
        #expect(published.root == storage.rows.head?.root)
        #expect(published.filesWritten == 4)
        #expect(try folder.bytes("view/log.vkey") == Array("\(Sample.key().text)\n".utf8))
        #expect(try folder.bytes("view/checkpoint") == storage.rows.head?.note)
    }

    @Test(arguments: [256, 257, 700])
    func `a log has the bundles and tiles of its size`(count: Int) throws {
        try publish(Sample.storage(entries: count))
        let size = UInt64(count)
        let tiles = TileCoordinate.tiles(forSize: size) + TileCoordinate.bundles(forSize: size)
        let names = tiles.map { "view/\($0.path)" } + ["view/checkpoint", "view/log.vkey"]
        #expect(try folder.files() == names.sorted())
        let log = try PublishedLog(directory: view).verify(key: Sample.key(), since: nil)
        #expect(log.size == size)
    }

    @Test func `files are there for everybody to read`() throws {
        try publish(Sample.storage(entries: 1))
        for name in try folder.files() { #expect(try folder.mode(name) == 0o644) }
        for name in ["view", "view/tile", "view/tile/0", "view/tile/0/000.p"] {
            #expect(try folder.mode(name) == 0o755)
        }
    }

    @Test func `publishing twice changes nothing`() throws {
        let storage = try Sample.storage(entries: 300)
        try publish(storage)
        let before = try contents()
        #expect(try publish(storage).filesWritten == 0)
        #expect(try contents() == before)
    }

    @Test func `a view that was deleted comes back with the same bytes`() throws {
        let storage = try Sample.storage(entries: 300)
        try publish(storage)
        let before = try contents()
        try FileManager.default.removeItem(atPath: view)
        try publish(storage)
        #expect(try contents() == before)
    }

    @Test func `a log that grew keeps every file but the checkpoint`() throws {
        try publish(Sample.storage(entries: 250))
        let before = try contents()
        try publish(Sample.storage(entries: 260))
        let after = try contents()
        for (name, bytes) in before where name != "view/checkpoint" {
            #expect(after[name] == bytes)
        }
        let log = try PublishedLog(directory: view).verify(key: Sample.key(), since: nil)
        #expect(log.size == 260)
    }

    @Test(arguments: ["log.vkey", "tile/0/000.p/5", "tile/entries/000.p/5"])
    func `a file with other bytes is refused and stays`(name: String) throws {
        try publish(Sample.storage(entries: 5))
        try folder.write([1, 2, 3], to: "view/\(name)")
        #expect(
            throws: AuditError.invalid(
                place: name, cause: "it has other bytes than the log: it was not replaced")
        ) { try publish(Sample.storage(entries: 5)) }
        #expect(try folder.bytes("view/\(name)") == [1, 2, 3])
    }

    @Test func `a larger published checkpoint is a rollback and stays`() throws {
        try publish(Sample.storage(entries: 6))
        let before = try contents()
        #expect(throws: AuditError.rollback(anchored: 6, found: 5)) {
            try publish(Sample.storage(entries: 5))
        }
        #expect(try contents() == before)
    }

    @Test(arguments: [5, 8])
    func `a published checkpoint of another history is a fork and stays`(count: Int) throws {
        let other = (0..<5).map { Sample.draft(name: "other-\($0)") }
        try publish(Sample.storage(of: Sample.bodies(other)))
        let before = try contents()
        #expect(throws: AuditError.fork(size: 5)) {
            try publish(Sample.storage(entries: count))
        }
        #expect(try contents() == before)
    }

    @Test func `a published checkpoint that does not verify is refused and stays`() throws {
        try publish(Sample.storage(entries: 5))
        try folder.write([1, 2, 3], to: "view/checkpoint")
        #expect(throws: AuditError.self) { try publish(Sample.storage(entries: 5)) }
        #expect(try folder.bytes("view/checkpoint") == [1, 2, 3])
    }

    @Test func `cosignatures on the published checkpoint stay`() throws {
        let storage = try Sample.storage(entries: 5)
        try publish(storage)
        let head = try #require(storage.rows.head)
        let text = Checkpoint(origin: Sample.origin, size: 5, root: head.root).text
        let witness = try Sample.signer(seed: 9, name: "example.org/witness").sign(text)
        let own = try SignedNote(parsing: head.note)
        let both = try SignedNote(text: text, signatures: own.signatures + witness.signatures)
        try folder.write(both.bytes, to: "view/checkpoint")
        try publish(storage)
        #expect(try folder.bytes("view/checkpoint") == both.bytes)
    }

    @Test func `nothing is published of entries that do not have the signed root`() throws {
        let storage = try Sample.storage(entries: 5)
        storage.edit { $0.bodies[2][30] ^= 1 }
        #expect(throws: AuditError.self) { try publish(storage) }
        #expect(try folder.files().isEmpty)
    }

    @Test func `nothing is published under another key`() throws {
        let storage = try Sample.storage(entries: 5)
        #expect(throws: AuditError.self) {
            try LogPublisher.publish(storage, key: Sample.key(seed: 8), to: view)
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func `a store without a log is not published`() throws {
        #expect(throws: AuditError.stopped(.failed("there is no log yet"))) {
            try publish(MemoryStorage())
        }
    }
}
