// Subject records changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// Subject records are flipped, swapped, unsorted, hidden or cut, their header is edited, or they
/// are of another key: INVALID, even from whoever has the key, and the slot is named where the root
/// stays what the entry says.
struct Attack27: AttackRow {
    func run() throws {
        let attacked = try SegmentUnderAttack()
        let bytes = try attacked.folder.bytes("seg")
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            try attacked.folder.write(changed, to: "seg")
            attacked.expectInvalid(comment: "byte \(position)")
        }
        for count in [0, 95, 96, 191, 192, bytes.count - 1] {
            try attacked.folder.write(Array(bytes.prefix(count)), to: "seg")
            attacked.expectInvalid(comment: "\(count) bytes")
        }
        try attacked.folder.write(bytes, to: "seg")
        for count in [4, 6] { attacked.expectInvalid(count: count) }

        // From here on with the right key: what was sealed is another list.
        let records = attacked.records.map(SubjectSlot.record)
        var swapped = records
        swapped.swapAt(1, 2)
        var changed = records
        changed[3] = .record(SegmentUnderAttack.record(6, row: 33))
        for slots in [swapped, changed] {
            _ = try attacked.forge(slots)
            attacked.expectInvalid()
        }
        for slots in [records.dropLast(), records + [records[4]]] {
            _ = try? attacked.forge(Array(slots))
            attacked.expectInvalid()
        }
        try checkOrder()
        try checkKey()
    }

    /// An entry that names the root of a list out of order does not help it.
    private func checkOrder() throws {
        let attacked = try SegmentUnderAttack()
        for rows in [[(0, 0), (6, 1), (4, 2)], [(0, 0), (2, 1), (2, 1)], [(2, 1), (2, 0)]]
            as [[(UInt64, UInt32)]]
        {
            let slots = rows.enumerated().map { place, row in
                SubjectSlot.record(
                    SegmentUnderAttack.record(
                        row.0, row: row.1, salt: SubjectSalt(5, UInt64(place) + 1)))
            }
            let segment = try SegmentForge.write(
                slots, identifier: attacked.transfer, to: attacked.path)
            let verdict = #expect(throws: AuditError.self) { try segment.verify(erasures: [:]) }
            AttackBench.expect(
                verdict, isInvalidAt: "segment \(attacked.transfer), slot \(rows.count - 1)",
                from: #_sourceLocation)
        }
    }

    private func checkKey() throws {
        let attacked = try SegmentUnderAttack()
        for (name, byte) in [("2", 5), ("1", 6)] as [(String, UInt8)] {
            #expect(throws: AuditError.self) {
                try SubjectSegment.open(
                    attacked.path, identifier: attacked.transfer, count: 5,
                    root: attacked.segment.root, under: Sample.epochKey(name, byte: byte))
            }
        }
        #expect(attacked.verdict().error == nil)
    }
}
