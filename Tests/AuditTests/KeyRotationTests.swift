// One signing key takes over from another.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

struct KeyRotationTests {
    private let folder: Folder
    private let storage = MemoryStorage()
    private let old: VerifierKey
    private let new: VerifierKey
    private var anchor: String { folder.file("anchor") }

    init() throws {
        folder = try Folder()
        old = try Sample.key(seed: 7)
        new = try Sample.key(seed: 8)
    }

    /// Who signed the checkpoint of a size, in the order of the lines.
    private func signers(ofSize size: UInt64) throws -> [VerifierKey] {
        let note = try SignedNote(parsing: #require(storage.rows.checkpoints[size]))
        return note.signatures.compactMap { line in
            [old, new].first { $0.identifier == line.identifier }
        }
    }

    @discardableResult
    private func rotate(_ log: AuditLog<String>) async throws -> UInt64 {
        try await log.rotate(to: Sample.signer(seed: 8), recording: [Sample.draft()]) { (first) in
            ["new from \(first + 1)"]
        }
    }

    @discardableResult
    private func retire(_ log: AuditLog<String>) async throws -> UInt64 {
        try await log.retire(recording: [Sample.draft()]) { (first) in ["old until \(first + 1)"] }
    }

    @Test func `both keys sign from the rotation to the retirement, the older first`() async throws
    {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        #expect(try await rotate(log) == 1)
        try await log.append([Sample.draft()])
        #expect(try await retire(log) == 3)
        try await log.append([Sample.draft()])
        #expect(try signers(ofSize: 1) == [old])
        for size in 2...4 as ClosedRange<UInt64> {
            #expect(try signers(ofSize: size) == [old, new])
        }
        #expect(try signers(ofSize: 5) == [new])
        #expect(storage.rows.changes == ["new from 2", "old until 4"])
    }

    @Test func `the log says which keys sign now`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        #expect(log.verifierKeys == [old])
        try await rotate(log)
        #expect(log.verifierKeys == [old, new] && log.verifierKey == new)
        try await retire(log)
        #expect(log.verifierKeys == [new])
    }

    @Test func `a rotation that is refused leaves the present key alone`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        storage.edit { $0.fault = .conflict }
        await #expect(throws: AuditError.conflict("the export")) { try await rotate(log) }
        storage.edit { $0.fault = nil }
        try await log.append([Sample.draft()])
        #expect(try signers(ofSize: 2) == [old])
        #expect(log.verifierKeys == [old])
    }

    @Test func `a retirement that is refused leaves both keys`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await rotate(log)
        storage.edit { $0.fault = .conflict }
        await #expect(throws: AuditError.conflict("the export")) { try await retire(log) }
        storage.edit { $0.fault = nil }
        try await log.append([Sample.draft()])
        #expect(try signers(ofSize: 2) == [old, new])
    }

    @Test func `a third key is refused`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await rotate(log)
        await #expect(throws: AuditError.conflict("a rotation that has not ended")) {
            try await log.rotate(to: Sample.signer(seed: 9), recording: [Sample.draft()]) { _ in []
            }
        }
        #expect(log.verifierKeys == [old, new])
    }

    @Test func `the present key does not follow itself`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        await #expect(throws: AuditError.self) {
            try await log.rotate(to: Sample.signer(), recording: [Sample.draft()]) { _ in [] }
        }
        #expect(storage.rows.commits == 0)
    }

    @Test func `the only key does not end`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        await #expect(throws: AuditError.self) { try await retire(log) }
        #expect(storage.rows.commits == 0)
    }

    @Test(arguments: [
        MemoryStorage.Fault.beforeCommit, .afterCommit, .alteredWhenSelected, .alteredWhenReadBack,
    ])
    func `a rotation that fails anywhere stops the log`(fault: MemoryStorage.Fault) async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        storage.edit { $0.fault = fault }
        await #expect(throws: AuditError.self) { try await rotate(log) }
        storage.edit { $0.fault = nil }
        await #expect(throws: AuditError.self) { try await log.append([Sample.draft()]) }
        let isThere = storage.rows.head?.size == 2
        let signers =
            isThere
            ? try LogSigners(older: Sample.signer(), newer: Sample.signer(seed: 8))
            : try LogSigners(Sample.signer())
        let next = try reopened(signers)
        try await next.append([Sample.draft()])
        #expect(next.verifierKeys.count == (isThere ? 2 : 1))
    }

    private func reopened(
        _ signers: consuming LogSigners, ended: [VerifierKey] = []
    ) throws -> AuditLog<String> {
        try AuditLog(
            storage: storage, signers: signers, ended: ended, anchor: AnchorFile(path: anchor),
            time: HandClock(Sample.start), software: "exeat 1.0.0")
    }

    @Test func `a head that one valid key did not sign is refused at start`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        #expect(throws: AuditError.self) {
            try reopened(LogSigners(older: Sample.signer(), newer: Sample.signer(seed: 8)))
        }
    }

    @Test func `a head that an ended key signed alone is refused at start`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        #expect(throws: AuditError.self) {
            try reopened(LogSigners(Sample.signer(seed: 8)), ended: [old])
        }
    }

    @Test func `an anchor left behind by an ended key is written anew`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        let behind = try folder.bytes("anchor")
        try await rotate(log)
        try await retire(log)
        try await log.append([Sample.draft()])
        try folder.write(behind, to: "anchor")
        _ = try reopened(LogSigners(Sample.signer(seed: 8)), ended: [old])
        #expect(try folder.bytes("anchor") == storage.rows.head?.note)
    }

    @Test func `an anchor of a key that was never the log's is refused`() async throws {
        let log = try Sample.log(storage, anchor: anchor)
        try await log.append([Sample.draft()])
        let behind = try folder.bytes("anchor")
        try await rotate(log)
        try await retire(log)
        try await log.append([Sample.draft()])
        try folder.write(behind, to: "anchor")
        #expect(throws: AuditError.self) { try reopened(LogSigners(Sample.signer(seed: 8))) }
    }
}
