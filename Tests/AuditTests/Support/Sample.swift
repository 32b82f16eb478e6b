// Keys, entries and logs for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing
import TransparencyLog

@testable import Audit

/// Keys, entries and logs for tests; the same ones every time.
enum Sample {
    static let origin = "example.com/exeat"
    static let start = Instant(seconds: 1_700_000_000)
    static let actor = EntryActor(
        principal: try? Name("olga"), role: .officer, account: 1000, door: "cli", process: 4242)

    static func signer(seed: UInt8 = 7, name: String = origin) throws -> NoteSigner {
        let key = try SigningKey(seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32)))
        return try NoteSigner(name: name, key: key)
    }

    static func key(seed: UInt8 = 7) throws -> VerifierKey { try signer(seed: seed).verifierKey }

    static func epochKey(_ name: String = "1", byte: UInt8 = 5) -> EpochKey {
        EpochKey(
            name: name, secret: SecretBytes(copying: [UInt8](repeating: byte, count: 32)))
    }

    static func identifier<Noun>(_ number: UInt8) throws -> Identifier<Noun> {
        try #require(Identifier(at: start, random: [UInt8](repeating: number, count: 10)))
    }

    static func draft(_ type: EntryType = .segmentAdded, name: String = "readers") -> EntryDraft {
        EntryDraft(type, .allowed, by: actor, on: ("segment", name))
    }

    /// What every log begins with; `name` tells one history from another.
    static func created(name: String = "readers") throws -> EntryDraft {
        EntryDraft(
            .logCreated, .allowed, by: actor, on: ("log", name),
            details: ["vkey": .string(try key().text)])
    }

    /// The bytes of drafts, a second apart; a plain first one gives way to the log's creation.
    static func bodies(_ drafts: [EntryDraft]) throws -> [[UInt8]] {
        var drafts = drafts
        if let first = drafts.first, first.type == .segmentAdded {
            drafts[0] = try created(name: first.resource.identifier)
        }
        return try drafts.enumerated().map { index, draft in
            draft.body(
                at: UInt64(index), time: start.advanced(bySeconds: Int64(index)),
                identifier: try identifier(UInt8(index % 256)), software: "exeat 1.0.0")
        }
    }

    /// A log that holds these entries, whatever they are, with a checkpoint at each of `sizes`
    /// and at the end.
    static func storage(
        of bodies: [[UInt8]], checkpointsAt sizes: Set<UInt64> = []
    ) throws -> MemoryStorage {
        let signer = try signer()
        var rows = MemoryStorage.Rows()
        var tree = CompactRange()
        for body in bodies {
            let leaf = TreeHash.leaf(of: body)
            rows.bodies.append(body)
            rows.leaves.append(leaf)
            tree.append(leaf) { level, index, hash in
                rows.subtrees[MemoryStorage.Place(level: level, index: index)] = hash
            }
            guard sizes.contains(tree.size) || tree.size == bodies.count else { continue }
            let note = try signer.sign(
                Checkpoint(origin: origin, size: tree.size, root: tree.root).text)
            rows.checkpoints[tree.size] = note.bytes
            rows.head = LogHead(size: tree.size, root: tree.root, note: note.bytes)
        }
        return MemoryStorage(rows)
    }

    static func storage(entries count: Int) throws -> MemoryStorage {
        try storage(of: bodies((0..<count).map { draft(name: "readers-\($0)") }))
    }

    static func log(
        _ storage: MemoryStorage, anchor: String, clock: HandClock = HandClock(start)
    ) throws -> AuditLog<String> {
        try AuditLog(
            storage: storage, signers: LogSigners(signer()), anchor: AnchorFile(path: anchor),
            time: clock,
            software: "exeat 1.0.0")
    }
}
