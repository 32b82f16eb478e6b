// Readiness before every append.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import GRDB
import Gateway
import Testing

@testable import Store

/// The files must be those that were opened, and room must be left.
struct ReadinessTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let files = FileManager.default

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        try TestLog().apply([.createHome(Samples.home())], to: store)
    }

    private var log: String { home.path + "-wal" }

    @Test func `an untouched store is ready`() throws { try store.checkReadiness() }

    @Test func `a store stays ready over many commits and a checkpoint`() throws {
        try store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try store.checkReadiness()
    }

    @Test func `a database replaced by its own copy is refused`() throws {
        try files.copyItem(atPath: home.path, toPath: home.path + ".copy")
        try files.removeItem(atPath: home.path)
        try files.moveItem(atPath: home.path + ".copy", toPath: home.path)
        #expect(throws: StorageError.moved(home.path)) { try store.checkReadiness() }
    }

    @Test func `a removed database is refused`() throws {
        try files.removeItem(atPath: home.path)
        #expect(throws: StorageError.moved(home.path)) { try store.checkReadiness() }
    }

    @Test func `a removed write-ahead log is refused`() throws {
        try files.removeItem(atPath: log)
        #expect(throws: StorageError.moved(log)) { try store.checkReadiness() }
    }

    @Test func `a database behind a symbolic link is refused`() throws {
        try files.moveItem(atPath: home.path, toPath: home.path + ".aside")
        try files.createSymbolicLink(
            atPath: home.path, withDestinationPath: home.path + ".aside")
        #expect(throws: StorageError.moved(home.path)) { try store.checkReadiness() }
    }

    @Test(arguments: ["", "-wal"])
    func `a file that got a second name is refused`(suffix: String) throws {
        try files.linkItem(atPath: home.path + suffix, toPath: home.path + ".second")
        #expect(throws: StorageError.moved(home.path + suffix)) { try store.checkReadiness() }
    }

    @Test func `a lock that was replaced is refused`() throws {
        let lock = home.folder + "/lock"
        try Data("here\n".utf8).write(to: URL(filePath: lock))
        let opened = try StoreFiles(path: home.path, lock: lock)
        try opened.check()
        try Data("here\n".utf8).write(to: URL(filePath: lock), options: .atomic)
        #expect(throws: StorageError.moved(lock)) { try opened.check() }
        try files.removeItem(atPath: lock)
        #expect(throws: StorageError.moved(lock)) { try opened.check() }
    }

    @Test func `too little room is refused`() throws {
        let files = try StoreFiles(path: home.path, reserve: .max)
        #expect(throws: StorageError.full("the volume of `\(home.path)`")) { try files.check() }
    }

    @Test func `a full database is full, and undoes the commit`() throws {
        try store.pool.writeWithoutTransaction {
            let pages = try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0
            try $0.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        var sealer = TestSealer()
        let large = [UInt8](repeating: 0x61, count: 16_000)
        let other = try TemporaryHome().create()
        try sealer.commit([Array("{}".utf8)], to: other)
        let head = try store.head()
        #expect(throws: StorageError.full("the volume of `\(home.path)`")) {
            try store.commit([large], after: head, changing: []) {
                (stored) throws(StorageError) in
                var tree = sealer.tree
                return TestSealer.growth(of: &tree, by: stored)
            }
        }
        #expect(try store.head() == head)
        #expect(try store.bodies(0..<9).count == 1)
    }
}
