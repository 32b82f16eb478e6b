// One gateway at a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import Testing

/// A home's lock is held by one gateway, which the next can name.
struct HomeLockTests {
    private let home: TemporaryHome
    private var path: String { home.folder + "/lock" }

    init() throws { home = try TemporaryHome() }

    private func failure() -> StoreError? {
        do {
            _ = try HomeLock(path: path)
            return nil
        } catch { return error }
    }

    /// Calls `body` while the lock is held.
    private func holding(_ body: () throws -> Void) throws {
        let lock = try HomeLock(path: path)
        try body()
        _ = lock.path
    }

    @Test func `a second gateway is refused and learns who holds the lock`() throws {
        try holding {
            guard case .busy(path, let owner, let since)? = failure() else {
                Issue.record("the lock was given twice")
                return
            }
            #expect(owner == "\(ProcessInfo.processInfo.processIdentifier)")
            #expect(since.hasSuffix("Z"))
        }
    }

    @Test func `the lock is free when its holder ends`() throws {
        try holding {}
        #expect(failure() == nil)
    }

    @Test func `a lock file left by a holder that died is taken over`() throws {
        try Data("999999 2020-01-01T00:00:00Z, and a longer line than ours would be\n".utf8)
            .write(to: URL(filePath: path))
        try holding {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.hasPrefix("\(ProcessInfo.processInfo.processIdentifier) "))
            #expect(text.count { $0 == "\n" } == 1 && text.hasSuffix("Z\n"))
        }
    }

    @Test func `the lock file is its owner's alone`() throws {
        try holding {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a lock behind a symbolic link is refused`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: home.folder + "/elsewhere")
        #expect(failure() != nil)
        #expect(!FileManager.default.fileExists(atPath: home.folder + "/elsewhere"))
    }

    @Test func `the refusal says what to a person`() throws {
        let error = StoreError.busy("/home/lock", owner: "7", since: "2026-01-01T00:00:00Z")
        #expect(
            "\(error)"
                == "`/home/lock` is held by process 7 since 2026-01-01T00:00:00Z: "
                + "one gateway at a time")
    }
}
