// Waiting blocks, ends of keys and cosignatures.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import GRDB
import Gateway
import Testing

@testable import Store

struct EvidenceTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    private func refuses(_ sql: String) -> Bool {
        do {
            try store.pool.write { try $0.execute(sql: sql) }
            return false
        } catch { return true }
    }

    private var end: Instant { Samples.instant.advanced(bySeconds: 60) }

    private func destroy(_ version: Int) throws -> StateChange {
        .destroyKey(try Name("subject-tag"), version: version, at: end)
    }

    @Test func `blocks wait in order until they are settled`() throws {
        try apply(
            .stageBlock(try Samples.block(10)), .stageBlock(try Samples.block(2, byte: 1)))
        #expect(try store.pendingBlocks() == [Samples.block(2, byte: 1), Samples.block(10)])
        try store.settleBlock(Samples.identifier(), 2)
        #expect(try store.pendingBlocks() == [Samples.block(10)])
        try store.settleBlock(Samples.identifier(), 10)
        #expect(try store.pendingBlocks().isEmpty)
    }

    @Test func `a block that waits gives way to its newer image`() throws {
        try apply(.stageBlock(try Samples.block(byte: 1)))
        try apply(.stageBlock(try Samples.block(byte: 2)))
        #expect(try store.pendingBlocks() == [Samples.block(byte: 2)])
    }

    @Test func `a destroyed key is passed over and its end stays`() throws {
        let keys = try (1...3).map { try Samples.key(version: $0) }
        try apply(.addKey(keys[0]), .addKey(keys[1]), .addKey(keys[2]))
        try apply(try destroy(3), try destroy(1))
        let name: Name<KeyNoun> = try Name("subject-tag")
        #expect(try store.key(name) == keys[1])
        #expect(try store.keys(named: name) == [keys[1]])
        #expect(try store.keyStandings().map(\.destroyedAt) == [end, nil, end])
        #expect(try store.keyStandings().map(\.version) == [1, 2, 3])
    }

    @Test func `a destroyed key is zeros`() throws {
        try apply(.addKey(try Samples.key()))
        try apply(try destroy(1))
        let box = try store.pool.read { try Data.fetchOne($0, sql: "SELECT box FROM keys") }
        #expect(box == Data(count: 60))
    }

    @Test(arguments: [false, true])
    func `a destroyed key is in no file of the database`(isDestroyed: Bool) throws {
        let key = SealedKey(
            name: try Name("subject-tag"), version: 1, createdAt: Samples.instant,
            box: try Samples.box(0xA7))
        try apply(.addKey(key))
        if isDestroyed { try apply(try destroy(1)) }
        let needle = Data(key.box.bytes)
        let files = try FileManager.default.contentsOfDirectory(atPath: home.folder)
        #expect(files.contains("exeat.db-wal"))
        let found = files.contains {
            FileManager.default.contents(atPath: home.folder + "/" + $0)?.range(of: needle) != nil
        }
        #expect(found == !isDestroyed)
    }

    @Test(arguments: [false, true])
    func `a settled block is in no file of the database`(isSettled: Bool) throws {
        try apply(.stageBlock(try Samples.block(byte: 0xB6)))
        if isSettled { try store.settleBlock(Samples.identifier(), 0) }
        try store.close()
        let needle = Data(try Samples.block(byte: 0xB6).bytes)
        let database = try #require(FileManager.default.contents(atPath: home.path))
        #expect((database.range(of: needle) != nil) == !isSettled)
    }

    @Test func `a destroyed segment reads back and is destroyed once`() throws {
        let segment = DestroyedSegment(
            transfer: try Samples.identifier(), epoch: "1", horizon: end)
        try apply(.addTransfer(try Samples.transfer()), .destroySegment(segment))
        #expect(try store.destroyedSegments() == [segment])
        #expect(
            try refusal(of: .destroySegment(segment))
                == .conflict("the end of the subject records of \(segment.transfer)"))
        #expect(refuses("UPDATE destroyed_segments SET epoch = '2'"))
        #expect(refuses("DELETE FROM destroyed_segments"))
    }

    @Test func `a key is destroyed once, and none that is not there`() throws {
        try apply(.addKey(try Samples.key()))
        try apply(try destroy(1))
        #expect(
            try refusal(of: destroy(1))
                == .conflict("the end of version 1 of the key `subject-tag`"))
        #expect(
            try refusal(of: destroy(2))
                == .failed("there is no version 2 of the key `subject-tag` to destroy"))
    }

    @Test(arguments: [
        "UPDATE keys SET box = x'00' || substr(box, 2)",
        "UPDATE keys SET destroyed_at = 1",
        "UPDATE keys SET box = zeroblob(60)",
        "UPDATE keys SET box = zeroblob(60), destroyed_at = 1, version = 7",
        "UPDATE log_keys SET vkey = 'other', until_size = 9",
        "UPDATE log_keys SET from_size = 1, until_size = 9",
        "UPDATE log_keys SET until_size = 0",
        "DELETE FROM log_keys",
        "UPDATE cosignatures SET line = ''",
        "DELETE FROM cosignatures",
    ])
    func `nothing else of these rows is changed`(sql: String) throws {
        try apply(.addKey(try Samples.key()), .addLogKey(Samples.logKey()))
        try apply(.keepCosignatures(size: 1, ["\u{2014} witness.example/w AAAA"]))
        #expect(refuses(sql))
    }

    @Test func `what ended does not begin or end again`() throws {
        try apply(.addKey(try Samples.key()), .addLogKey(Samples.logKey()))
        try apply(try destroy(1), .endLogKey(vkey: Samples.logKey().vkey, until: 5))
        #expect(refuses("UPDATE keys SET destroyed_at = 1"))
        #expect(refuses("UPDATE log_keys SET until_size = 6"))
        let change = StateChange.endLogKey(vkey: Samples.logKey().vkey, until: 6)
        guard case .conflict? = try refusal(of: change) else {
            Issue.record("a key of the log ended twice")
            return
        }
    }

    @Test func `keys of the log read back by their first size`() throws {
        try apply(.addLogKey(Samples.logKey("b")))
        try apply(.addLogKey(Samples.logKey("a", from: 7)))
        try apply(.endLogKey(vkey: Samples.logKey("b").vkey, until: 9))
        let first = LogKeyRecord(vkey: Samples.logKey("b").vkey, from: 0, until: 9)
        #expect(try store.logKeys() == [first, Samples.logKey("a", from: 7)])
        #expect(
            try refusal(of: .addLogKey(Samples.logKey("a")))
                == .conflict("the log's key `\(Samples.logKey("a").vkey)`"))
    }

    @Test func `cosignatures read back by name, the first of each`() throws {
        try apply()
        let (one, two) = ("\u{2014} b.example/w AAAA", "\u{2014} a.example/w BBBB")
        try apply(.keepCosignatures(size: 1, [one]))
        try apply(.keepCosignatures(size: 1, ["\u{2014} b.example/w CCCC", two]))
        try apply(.keepCosignatures(size: 3, [one]))
        #expect(try store.cosignatures(ofSize: 1) == [two, one])
        #expect(try store.cosignatures(ofSize: 2).isEmpty)
        #expect(try store.cosignedSizes() == [1, 3])
    }

    @Test(arguments: ["", "\u{2014} name", "- name AAAA", "\u{2014} two words AAAA"])
    func `what is no signature line is not kept`(line: String) throws {
        try apply()
        #expect(throws: StorageError.self) { try apply(.keepCosignatures(size: 1, [line])) }
    }

    @Test func `a database of the first step keeps its rows and learns the second`() throws {
        let path = home.folder + "/old.db"
        let pool = try DatabasePool(path: path)
        try Schema.migrator.migrate(pool, upTo: "1 log, state and consents")
        try pool.write {
            try $0.execute(
                sql: "INSERT INTO keys VALUES ('subject-tag', 1, 5, ?)",
                arguments: [Data(Samples.box(1).bytes)])
        }
        try pool.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let opened = try SQLiteStore.open(at: path)
        #expect(try opened.key(Name("subject-tag"))?.box == Samples.box(1))
        #expect(try opened.logKeys().isEmpty)
        #expect(try opened.pendingBlocks().isEmpty)
    }
}
