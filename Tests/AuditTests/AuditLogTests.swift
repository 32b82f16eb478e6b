// The one writer of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

struct AuditLogTests {
    private let folder: Folder
    private let storage = MemoryStorage()
    private var anchor: String { folder.file("anchor") }

    init() throws { folder = try Folder() }

    @Test func `200 concurrent appends get each index once`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.created()])
        let indexes = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for number in 0..<200 {
                group.addTask { try await log.append([Sample.draft(name: "s\(number)")]) }
            }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(indexes == Set(1...200))
        let verified = try LogVerifier.verify(storage: storage, key: log.verifierKey)
        #expect(verified.size == 201)
    }

    @Test func `several entries of one append stand side by side`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        let first = try await log.append(
            [Sample.draft(), Sample.draft()], changing: ["a", "b"])
        #expect(first == 1)
        #expect(await log.size == 3)
        #expect(storage.rows.changes == ["a", "b"])
        #expect(storage.rows.checkpoints.keys.sorted() == [1, 3])
    }

    @Test(arguments: [
        MemoryStorage.Fault.atReadiness, .beforeCommit, .afterCommit, .alteredWhenSelected,
        .alteredWhenReadBack, .otherHeadWhenReadBack,
    ])
    func `the first failure of the store stops the log`(fault: MemoryStorage.Fault) async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        storage.edit { $0.fault = fault }
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        storage.edit { $0.fault = nil }
        let commits = storage.rows.commits
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        #expect(storage.rows.commits == commits)
    }

    @Test func `an entry whose commit failed before it was durable is not there at the next start`()
        async throws
    {
        try await fail(.beforeCommit)
        #expect(try await Sample.log(storage, anchor: anchor).size == 1)
    }

    @Test func `an entry whose commit failed after it was durable is there at the next start`()
        async throws
    {
        try await fail(.afterCommit)
        #expect(try await Sample.log(storage, anchor: anchor).size == 2)
    }

    private func fail(_ fault: MemoryStorage.Fault) async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        storage.edit { $0.fault = fault }
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        storage.edit { $0.fault = nil }
    }

    @Test func `a conflict refuses one append and lets the next one through`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        storage.edit { $0.fault = .conflict }
        await #expect(throws: AuditError.conflict("the export")) {
            try await log.append([Sample.draft()])
        }
        storage.edit { $0.fault = nil }
        #expect(try await log.append([Sample.draft()]) == 0)
    }

    @Test func `an anchor that cannot be written stops the log`() async throws {
        let log = try Sample.log(storage, anchor: folder.file("missing/anchor"))
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        let commits = storage.rows.commits
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        #expect(storage.rows.commits == commits)
    }

    @Test func `the anchor holds the newest checkpoint byte for byte`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        try await log.append([Sample.draft()])
        #expect(try folder.bytes("anchor") == storage.rows.head?.note)
    }

    @Test func `a clock less than a second behind writes the newest time again`() async throws {
        let clock = HandClock(Sample.start)
        let log = try Sample.log(storage, anchor: anchor, clock: clock)
        try await log.append([Sample.draft()])
        clock.set(Instant(microseconds: Sample.start.microseconds - 999_999))
        try await log.append([Sample.draft()])
        let times = try storage.rows.bodies.enumerated().map {
            try Entry($0.element, at: UInt64($0.offset)).time
        }
        #expect(times == [Sample.start, Sample.start])
    }

    @Test func `a clock further behind refuses the append until it has caught up`() async throws {
        let clock = HandClock(Sample.start)
        let log = try Sample.log(storage, anchor: anchor, clock: clock)
        try await log.append([Sample.draft()])
        clock.set(Instant(microseconds: Sample.start.microseconds - 1_000_001))
        await #expect(throws: AuditError.clockBehind(Sample.start)) {
            try await log.append([Sample.draft()])
        }
        clock.set(Sample.start)
        #expect(try await log.append([Sample.draft()]) == 1)
    }

    @Test func `an entry above the limit is refused and the log goes on`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        let long = String(repeating: "x", count: Entry.sizeLimit)
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft(name: long)]) }
        #expect(storage.rows.commits == 0)
        #expect(try await log.append([Sample.draft()]) == 0)
    }

    @Test func `another writer's commit stops this one`() async throws {
        let one = try Sample.log(storage, anchor: anchor)
        let other = try Sample.log(storage, anchor: anchor)
        try await one.append([Sample.draft()])
        await #expect(throws: AuditError.stopped(.headMoved(expected: 0, found: 1))) {
            try await other.append([Sample.draft()])
        }
    }
}
