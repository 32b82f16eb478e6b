// Which files are made and opened.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import GRDB
import Testing

@testable import Store

/// Which files a store makes, which it opens, and that it leaves the others alone.
struct OpeningTests {
    private let home: TemporaryHome
    private let files = FileManager.default

    init() throws { home = try TemporaryHome() }

    private func mode(of path: String) throws -> Int? {
        try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func failure(opening path: String) -> StoreError? {
        do {
            _ = try SQLiteStore.open(at: path)
            return nil
        } catch { return error }
    }

    private func makeAndClose() throws { try home.create().close() }

    @Test func `a new database and its log are their owner's alone`() throws {
        let store = try home.create()
        #expect(try mode(of: home.path) == 0o600)
        #expect(try mode(of: home.path + "-wal") == 0o600)
        try store.close()
    }

    @Test(arguments: ["", "-wal", "-shm", "-journal"])
    func `nothing that is there is written over`(suffix: String) throws {
        try Data("kept".utf8).write(to: URL(filePath: home.path + suffix))
        #expect(throws: StoreError.exists(home.path + suffix)) { try home.create() }
        #expect(files.contents(atPath: home.path + suffix) == Data("kept".utf8))
    }

    @Test func `a folder that is not there is an error and makes nothing`() throws {
        #expect(throws: StoreError.self) {
            try SQLiteStore.create(at: home.folder + "/none/exeat.db")
        }
    }

    @Test func `a missing database is not made by opening it`() {
        #expect(failure(opening: home.path) == .missing(home.path))
        #expect(!files.fileExists(atPath: home.path))
    }

    @Test(arguments: [0o640, 0o604, 0o620])
    func `a database that others may touch is refused`(mode: Int) throws {
        try makeAndClose()
        try files.setAttributes([.posixPermissions: mode], ofItemAtPath: home.path)
        #expect(failure(opening: home.path)?.description.contains("0600") == true)
    }

    @Test func `a symbolic link is refused`() throws {
        try makeAndClose()
        let link = home.folder + "/link.db"
        try files.createSymbolicLink(atPath: link, withDestinationPath: home.path)
        #expect(failure(opening: link) == .unfit(path: link, problem: "it is no plain file"))
    }

    @Test func `a file that is no database is refused`() throws {
        let bytes = Data(repeating: 0x41, count: 4096)
        try bytes.write(to: URL(filePath: home.path))
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.path)
        #expect(
            failure(opening: home.path)
                == .unfit(path: home.path, problem: "it is not a database"))
        #expect(files.contents(atPath: home.path) == bytes)
    }

    @Test func `somebody else's database is refused and left as it is`() throws {
        let queue = try DatabaseQueue(path: home.path)
        try queue.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
        try queue.close()
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.path)
        let bytes = files.contents(atPath: home.path)
        #expect(
            failure(opening: home.path)
                == .unfit(path: home.path, problem: "it is not a database of the gateway"))
        #expect(files.contents(atPath: home.path) == bytes)
    }

    @Test func `a database that a newer gateway changed is refused`() throws {
        let store = try home.create()
        try store.pool.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2 something later')")
        }
        try store.close()
        #expect(
            failure(opening: home.path)
                == .newer(path: home.path, migration: "2 something later"))
    }

    @Test func `a closed store reads nothing`() throws {
        let store = try home.create()
        try store.close()
        #expect(throws: StorageError.self) { try store.head() }
    }

    @Test func `entries without a head are damage, not a new log`() throws {
        let store = try home.create()
        try store.pool.write {
            try $0.execute(sql: "INSERT INTO entries (idx, body) VALUES (0, x'00')")
        }
        #expect(throws: StorageError.failed("there are entries but no head")) { try store.head() }
    }
}
