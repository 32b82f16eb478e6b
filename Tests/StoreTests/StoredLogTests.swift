// The log's writer on the real store.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import Gateway
import Store
import Testing
import TransparencyLog

/// The log's own writer on the real store: signed, committed, read back, taken up again.
struct StoredLogTests {
    private struct FixedTime: TimeSource {
        func now() -> Instant { Samples.instant }
    }

    private let home: TemporaryHome

    init() throws { home = try TemporaryHome() }

    private func log(on store: SQLiteStore) throws -> AuditLog<StateChange> {
        let seed = SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        return try AuditLog(
            storage: store,
            signers: LogSigners(
                NoteSigner(name: "exeat.company.example/main", key: SigningKey(seed: seed))),
            anchor: AnchorFile(path: home.folder + "/anchor"), time: FixedTime(), software: "test")
    }

    private func draft() -> EntryDraft {
        let actor = EntryActor(principal: nil, role: nil, account: 0, door: "cli", process: 1)
        return EntryDraft(.segmentAdded, .allowed, by: actor, on: ("segment", "customers"))
    }

    @Test func `a log on this store is taken up where it stood`() async throws {
        let store = try home.create()
        let first = try log(on: store)
        for number in 0..<5 {
            let segment = try Samples.segment("segment-\(number)")
            try await first.append([draft(), draft()], changing: [.addSegment(segment)])
        }
        try store.close()
        let again = try SQLiteStore.open(at: home.path)
        let second = try log(on: again)
        #expect(await second.size == 10)
        #expect(try await second.append([draft()]) == 10)
        #expect(try again.segments().count == 5)
    }

    @Test func `a conflict does not stop the log`() async throws {
        let store = try home.create()
        let log = try log(on: store)
        let change = StateChange.addSegment(try Samples.segment())
        try await log.append([draft()], changing: [change])
        await #expect(throws: AuditError.conflict("the segment `customers`")) {
            try await log.append([draft()], changing: [change])
        }
        #expect(try await log.append([draft()]) == 1)
    }

    @Test func `nothing is appended once the database was replaced`() async throws {
        let store = try home.create()
        let log = try log(on: store)
        try await log.append([draft()])
        try FileManager.default.moveItem(atPath: home.path, toPath: home.path + ".aside")
        try FileManager.default.copyItem(atPath: home.path + ".aside", toPath: home.path)
        await #expect(throws: AuditError.stopped(.moved(home.path))) {
            try await log.append([draft()])
        }
        #expect(try store.head()?.size == 1)
    }

    @Test func `a second writer on the same database is noticed`() async throws {
        let store = try home.create()
        let (first, second) = (try log(on: store), try log(on: store))
        try await first.append([draft()])
        await #expect(throws: AuditError.stopped(.headMoved(expected: 0, found: 1))) {
            try await second.append([draft()])
        }
        #expect(try store.head()?.size == 1)
    }

    @Test func `what only the write-ahead log holds is there after a crash`() async throws {
        let store = try home.create()
        let log = try log(on: store)
        try await log.append([draft()], changing: [.addSegment(try Samples.segment())])
        // The two files as a power cut would leave them, taken while the store is open.
        let after = try TemporaryHome()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: home.path + suffix, toPath: after.path + suffix)
        }
        let recovered = try SQLiteStore.open(at: after.path)
        #expect(try recovered.head() == store.head())
        #expect(try recovered.segments() == [Samples.segment()])
    }

    @Test func `an entry of a cancelled task is committed all the same`() async throws {
        let store = try home.create()
        let log = try log(on: store)
        let entry = draft()
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await log.append([entry])
        }
        #expect(try await task.value == 0)
        #expect(try store.head()?.size == 1)
    }
}
