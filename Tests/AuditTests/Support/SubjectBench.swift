// Segments, evidence and proofs for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A folder with segments, and a log that names them.
struct SubjectBench {
    let folder: Folder
    let transfer: Identifier<Transfer>

    init() throws {
        folder = try Folder()
        transfer = try Sample.identifier(9)
    }

    /// The tag of a person by number; numbers and tags have one order.
    static func tag(_ person: Int) -> SubjectTag { SubjectTag(UInt64(person), 5) }

    static func record(_ person: Int, row: Int, code: DecisionCode = .released) -> SubjectRecord {
        SubjectRecord(
            tag: tag(person), salt: SubjectSalt(77, UInt64(row) + 1), payload: Digest(1, 2, 3, 4),
            consentEvent: 12, consentSeconds: 1_700_000_000, code: code, fieldSet: 2,
            row: UInt32(row))
    }

    /// Writes a segment of these people, each in the row of its place.
    func write(_ people: [Int], to name: String = "seg") throws -> SubjectSegment {
        var records = people.enumerated().map { Self.record($0.element, row: $0.offset) }
        return try SubjectSegment.write(
            &records, identifier: transfer, under: Sample.epochKey(), to: folder.file(name))
    }

    /// Opens the file anew.
    func open(_ segment: SubjectSegment, name: String = "seg") throws -> SubjectSegment {
        try SubjectSegment.open(
            folder.file(name), identifier: transfer, count: segment.count, root: segment.root,
            under: Sample.epochKey())
    }

    /// Erases slots in the file, and opens it anew.
    func erase(
        _ slots: [Int], of segment: SubjectSegment, entry: UInt64 = 40
    ) throws -> SubjectSegment {
        for image in try segment.erasing(slots, recordedAt: entry) {
            try SubjectSegment.put(image, into: folder.file("seg"))
        }
        return try open(segment)
    }

    /// The entry that decided a transfer, as a proof of the second of three entries.
    func decision(
        count: Int, root: Digest<Node>, transfer: Identifier<Transfer>? = nil,
        type: EntryType = .transferDecided, changes: [String: CanonicalJSON] = [:]
    ) throws -> ProofFile {
        var segment: [String: CanonicalJSON] = [
            "format": "seg1", "epoch": "1", "order": "tag", "count": .integer(Int64(count)),
            "root": .string(root.hexadecimal),
        ]
        segment.merge(changes) { $1 }
        let draft = EntryDraft(
            type, .allowed, by: Sample.actor, on: ("export", "readers"),
            transfer: transfer ?? self.transfer, details: ["segment": .object(segment)])
        let bodies = try Sample.bodies([Sample.draft(), draft, Sample.draft()])
        let storage = try Sample.storage(of: bodies)
        let head = try #require(try storage.head())
        return try ProofFile(
            ProofBuilder.inclusion(of: 1, inSize: 3, from: StoredTree(storage)),
            note: SignedNote(parsing: head.note), extra: bodies[1])
    }

    func decision(of segment: SubjectSegment) throws -> ProofFile {
        try decision(count: segment.count, root: segment.root)
    }

    /// Trusts the log of the samples, or another key.
    static func policy(seed: UInt8 = 7) throws -> TrustPolicy {
        try TrustPolicy(
            logs: [PolicyLog(key: Sample.key(seed: seed))], witnesses: [], groups: [], quorum: nil)
    }
}
