// Subject records to be attacked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// A file of the subject records of one transfer, to be attacked by whoever has its key.
struct SegmentUnderAttack {
    let folder: Folder
    let transfer: Identifier<Transfer>
    let records: [SubjectRecord]
    let segment: SubjectSegment

    init(_ count: Int = 5) throws {
        folder = try Folder()
        transfer = try Sample.identifier(9)
        records = (0..<count).map { Self.record(UInt64(2 * $0), row: UInt32($0)) }
        var sorted = records
        segment = try SubjectSegment.write(
            &sorted, identifier: transfer, under: Sample.epochKey(), to: folder.file("seg"))
    }

    static func record(_ tag: UInt64, row: UInt32, salt: SubjectSalt? = nil) -> SubjectRecord {
        SubjectRecord(
            tag: SubjectTag(tag, 5), salt: salt ?? SubjectSalt(77, UInt64(row) + 1),
            payload: Digest(1, 2, 3, 4), consentEvent: 12, consentSeconds: 1_700_000_000,
            code: .released, fieldSet: 2, row: row)
    }

    var path: String { folder.file("seg") }

    /// Opens what the log's entry names: this many records under this root.
    func open(_ count: Int? = nil, root: Digest<Node>? = nil) throws(AuditError) -> SubjectSegment {
        try SubjectSegment.open(
            path, identifier: transfer, count: count ?? segment.count,
            root: root ?? segment.root, under: Sample.epochKey())
    }

    /// Whole records, sealed anew with the right key under the root that the log's entry names.
    func forge(_ slots: [SubjectSlot]) throws -> SubjectSegment {
        try SegmentForge.write(slots, identifier: transfer, root: segment.root, to: path)
    }

    /// What opening and verifying say of the file; nil when it is accepted.
    func verdict(
        _ count: Int? = nil, erasures: [Int: ErasedSlot] = [:]
    ) -> (error: AuditError?, findings: [String]) {
        do {
            return (nil, try open(count).verify(erasures: erasures))
        } catch { return (error, []) }
    }

    /// Expects INVALID, in a slot if its number is given.
    func expectInvalid(
        _ slot: Int? = nil, count: Int? = nil, erasures: [Int: ErasedSlot] = [:],
        comment: Comment? = nil, from location: SourceLocation = #_sourceLocation
    ) {
        let place = "segment \(transfer)" + (slot.map { ", slot \($0)" } ?? "")
        AttackBench.expect(
            verdict(count, erasures: erasures).error, isInvalidAt: place, comment, from: location)
    }
}
