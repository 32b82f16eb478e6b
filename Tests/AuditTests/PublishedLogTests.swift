// Verifying a published log, as a stranger does.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing
import TransparencyLog

struct PublishedLogTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func publish(_ storage: MemoryStorage) throws {
        _ = try LogPublisher.publish(storage, key: Sample.key(), to: folder.path)
    }

    @discardableResult
    private func verify(since: Checkpoint? = nil) throws -> VerifiedLog {
        let kept = try since.map {
            try KeptCheckpoint(parsing: Sample.signer().sign($0.text).bytes)
        }
        return try PublishedLog(directory: folder.path).verify(key: Sample.key(), since: kept)
    }

    private func place() -> String? {
        do {
            try verify()
            return nil
        } catch AuditError.invalid(let place, _) { return place } catch { return "\(error)" }
    }

    /// The checkpoint that a log of so many sample entries had.
    private func checkpoint(size: Int, of storage: MemoryStorage) throws -> Checkpoint {
        let root = try ProofBuilder.root(ofSize: UInt64(size), from: StoredTree(storage))
        return Checkpoint(origin: Sample.origin, size: UInt64(size), root: root)
    }

    @Test func `every flipped byte of every file is refused`() throws {
        try publish(Sample.storage(entries: 3))
        for name in try folder.files() {
            let bytes = try folder.bytes(name)
            for position in bytes.indices {
                var changed = bytes
                changed[position] ^= 1 << UInt8(position % 8)
                try folder.write(changed, to: name)
                #expect(place() != nil, "\(name), byte \(position)")
            }
            try folder.write(bytes, to: name)
        }
        try verify()
    }

    @Test func `a flipped byte of a bundle names its entry`() throws {
        try publish(Sample.storage(entries: 3))
        let name = "tile/entries/000.p/3"
        let bytes = try folder.bytes(name)
        let entries = try EntryBundle.decode(bytes, width: 3)
        var position = 0
        for (index, entry) in entries.enumerated() {
            for offset in 0..<entry.count + 2 {
                var changed = bytes
                changed[position + offset] ^= 0x10
                try folder.write(changed, to: name)
                #expect(place() == "\(name), entry \(index)")
            }
            position += entry.count + 2
        }
    }

    @Test func `a flipped byte of a tile names its hash`() throws {
        try publish(Sample.storage(entries: 3))
        let name = "tile/0/000.p/3"
        let bytes = try folder.bytes(name)
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 0x10
            try folder.write(changed, to: name)
            #expect(place() == "\(name), hash \(position / 32)")
        }
    }

    @Test func `every truncation of every file is refused`() throws {
        try publish(Sample.storage(entries: 2))
        for name in try folder.files() {
            let bytes = try folder.bytes(name)
            for count in bytes.indices {
                try folder.write(Array(bytes.prefix(count)), to: name)
                #expect(place() != nil, "\(name), \(count) bytes")
            }
            try folder.write(bytes, to: name)
        }
        try verify()
    }

    @Test(arguments: [3, 300])
    func `every byte added and every file deleted is refused`(count: Int) throws {
        try publish(Sample.storage(entries: count))
        for name in try folder.files() {
            let bytes = try folder.bytes(name)
            try folder.write(bytes + [0], to: name)
            #expect(place() != nil, "\(name) with a byte more")
            try FileManager.default.removeItem(atPath: folder.file(name))
            #expect(place() == name)
            try folder.write(bytes, to: name)
        }
        try verify()
    }

    @Test(arguments: [
        ("tile/entries/000", 5000, "tile/entries/000, entry "),
        ("tile/entries/001.p/44", 5000, "tile/entries/001.p/44, entry "),
        ("tile/0/000", 32 * 77, "tile/0/000, hash 77"),
        ("tile/0/001.p/44", 32 * 40, "tile/0/001.p/44, hash 40"),
        ("tile/1/000.p/1", 31, "tile/1/000.p/1, hash 0"),
    ])
    func `in a log of several tiles the bad file is named`(
        name: String, position: Int, place: String
    ) throws {
        try publish(Sample.storage(entries: 300))
        var bytes = try folder.bytes(name)
        bytes[position] ^= 1
        try folder.write(bytes, to: name)
        #expect(self.place()?.hasPrefix(place) == true)
    }

    @Test func `two entries swapped with their hashes are refused`() throws {
        try publish(Sample.storage(entries: 3))
        let entries = try EntryBundle.decode(folder.bytes("tile/entries/000.p/3"), width: 3)
        let hashes = try folder.bytes("tile/0/000.p/3")
        try folder.write(
            EntryBundle.encode([entries[1], entries[0], entries[2]]), to: "tile/entries/000.p/3")
        try folder.write(
            Array(hashes[32..<64] + hashes[..<32] + hashes[64...]), to: "tile/0/000.p/3")
        #expect(place() == "tile/entries/000.p/3, entry 0")
    }

    @Test func `an older partial tile has to be the beginning of the present one`() throws {
        for name in ["tile/0/000.p/3", "tile/entries/000.p/3"] {
            try publish(Sample.storage(entries: 3))
            try publish(Sample.storage(entries: 5))
            try verify()
            var bytes = try folder.bytes(name)
            bytes[bytes.count / 2] ^= 1
            try folder.write(bytes, to: name)
            #expect(place() == name)
            try FileManager.default.removeItem(atPath: folder.file("tile"))
            try FileManager.default.removeItem(atPath: folder.file("checkpoint"))
        }
    }

    @Test(arguments: [(Sample.origin, 2), (Sample.origin, 0), ("example.org/exeat", 3)])
    func `a checkpoint that the key signed for other entries is refused`(
        origin: String, size: Int
    ) throws {
        let storage = try Sample.storage(entries: 3)
        try publish(storage)
        let root = try #require(storage.rows.head?.root)
        let text = Checkpoint(origin: origin, size: UInt64(size), root: root).text
        try folder.write(Sample.signer().sign(text).bytes, to: "checkpoint")
        #expect(place() != nil)
        try folder.write(
            Sample.signer().sign(
                Checkpoint(origin: Sample.origin, size: 3, root: .zero).text
            ).bytes, to: "checkpoint")
        #expect(place() == "checkpoint")
    }

    @Test func `an older partial tile has its own width`() throws {
        try publish(Sample.storage(entries: 5))
        for name in ["tile/0/000.p", "tile/entries/000.p"] {
            try folder.write(folder.bytes("\(name)/5"), to: "\(name)/4")
            #expect(place() == "\(name)/4")
            try FileManager.default.removeItem(atPath: folder.file("\(name)/4"))
        }
    }

    @Test(arguments: [
        "tile/0/0", "tile/0/x000", "tile/0/000.p/05", "tile/0/000.p/0", "tile/64/000",
        "tile/entries/note.txt", "tile/readme",
    ])
    func `a name under tile that no tile has is refused`(name: String) throws {
        try publish(Sample.storage(entries: 5))
        try folder.write([0], to: name)
        #expect(place() == name)
    }

    @Test func `what a crash left of a file being written is passed over`() throws {
        try publish(Sample.storage(entries: 5))
        try folder.write([0], to: "tile/0/000.p/6.new")
        try verify()
    }

    @Test func `tiles that are ahead of the checkpoint are passed over`() throws {
        let old = try Sample.storage(entries: 5)
        try publish(Sample.storage(entries: 300))
        try FileManager.default.removeItem(atPath: folder.file("checkpoint"))
        try publish(old)
        #expect(try verify().size == 5)
    }

    @Test(arguments: [0, 1, 3, 4, 5])
    func `an older checkpoint of the same history is accepted`(size: Int) throws {
        let storage = try Sample.storage(entries: 5)
        try publish(storage)
        #expect(try verify(since: checkpoint(size: size, of: storage)).size == 5)
    }

    @Test(arguments: [0, 1, 3, 4, 5])
    func `an older checkpoint of another history is a fork`(size: Int) throws {
        try publish(Sample.storage(entries: 5))
        let since = Checkpoint(origin: Sample.origin, size: UInt64(size), root: .zero)
        #expect(throws: AuditError.fork(size: UInt64(size))) { try verify(since: since) }
    }

    @Test func `a larger checkpoint kept elsewhere is a rollback`() throws {
        let longer = try Sample.storage(entries: 6)
        try publish(Sample.storage(entries: 5))
        #expect(throws: AuditError.rollback(anchored: 6, found: 5)) {
            try verify(since: checkpoint(size: 6, of: longer))
        }
    }

    @Test func `an older checkpoint of another log says nothing`() throws {
        let storage = try Sample.storage(entries: 5)
        try publish(storage)
        let root = try checkpoint(size: 3, of: storage).root
        #expect(throws: AuditError.unusable("it is of the log `example.org/exeat`")) {
            try verify(since: Checkpoint(origin: "example.org/exeat", size: 3, root: root))
        }
    }

    @Test func `a key of the same name is not the log's key`() throws {
        try publish(Sample.storage(entries: 5))
        #expect(throws: AuditError.self) {
            try PublishedLog(directory: folder.path).verify(key: Sample.key(seed: 8), since: nil)
        }
    }
}
