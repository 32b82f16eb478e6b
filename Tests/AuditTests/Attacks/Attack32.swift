// A key that no entry names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// Another key signs without a `key.rotated` entry, alone from its rotation on, or the old one
/// after its end: INVALID.
struct Attack32: AttackRow {
    func run() throws {
        let (old, new) = (try Sample.key(), try Sample.key(seed: 8))
        let rotated = EntryDraft(
            .keyRotated, .allowed, by: Sample.actor, on: ("key", LogKeys.name),
            details: ["previous": .string(old.text), "vkey": .string(new.text)])
        let retired = EntryDraft(
            .keyRetired, .allowed, by: Sample.actor, on: ("key", LogKeys.name),
            details: ["vkey": .string(old.text)])
        let plain = Sample.draft()
        let whole = [plain, rotated, plain, retired, plain]
        // Who signs at each size, as it has to be.
        let seeds: [[UInt8]] = [[7], [7, 8], [7, 8], [7, 8], [8]]
        try expect(nil, whole, seeds)
        try expect("checkpoint 1", whole, [[7, 8], [7, 8], [7, 8], [7, 8], [8]])
        try expect("checkpoint 2", whole, [[7], [8], [7, 8], [7, 8], [8]])
        try expect("checkpoint 3", whole, [[7], [7, 8], [8], [7, 8], [8]])
        try expect("checkpoint 4", whole, [[7], [7, 8], [7, 8], [7], [8]])
        try expect("checkpoint 5", whole, [[7], [7, 8], [7, 8], [7, 8], [7]])
        try expect("checkpoint 5", whole, [[7], [7, 8], [7, 8], [7, 8], [7, 8]])
        try expect("checkpoint 2", [plain, plain], [[7], [8]])
        try expect("checkpoint 2", [plain, plain], [[7], [7, 8]])
    }

    /// Expects what verifying says of a log whose checkpoints were signed by these.
    private func expect(
        _ place: String?, _ drafts: [EntryDraft], _ seeds: [[UInt8]],
        from location: SourceLocation = #_sourceLocation
    ) throws {
        var rows = try Sample.storage(
            of: Sample.bodies(drafts), checkpointsAt: Set(1...UInt64(drafts.count))
        ).rows
        for (offset, seeds) in seeds.enumerated() {
            let size = UInt64(offset + 1)
            let text = try SignedNote(parsing: #require(rows.checkpoints[size])).text
            let lines = try seeds.flatMap { try Sample.signer(seed: $0).sign(text).signatures }
            rows.checkpoints[size] = try SignedNote(text: text, signatures: lines).bytes
        }
        let head = try #require(rows.head)
        let note = try #require(rows.checkpoints[head.size])
        rows.head = LogHead(size: head.size, root: head.root, note: note)
        var verdict: AuditError?
        do {
            _ = try LogVerifier.verify(
                storage: MemoryStorage(rows), key: Sample.key(seed: seeds.last?.last ?? 7))
        } catch let error as AuditError { verdict = error }
        guard let place else {
            #expect(verdict == nil, sourceLocation: location)
            return
        }
        AttackBench.expect(verdict, isInvalidAt: place, from: location)
    }
}
