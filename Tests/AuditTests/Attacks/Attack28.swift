// A slot erased without its entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A slot is marked erased and no entry says so, or an entry says it of another slot or record:
/// ERASED-UNLOGGED.
///
/// A record that was put back is a finding.
struct Attack28: AttackRow {
    func run() throws {
        let attacked = try SegmentUnderAttack()
        let leaves = try (0..<5).map { try attacked.segment.leaf(at: $0) }
        let erased = ErasedSlot(leaf: leaves[2], entry: 40)
        let records = attacked.records.map(SubjectSlot.record)
        var slots = records
        slots[2] = .erased(erased)
        _ = try attacked.forge(slots)
        #expect(attacked.verdict(erasures: [2: erased]).error == nil)
        for erasures in [
            [:], [3: ErasedSlot(leaf: leaves[3], entry: 40)], [3: erased],
            [2: ErasedSlot(leaf: leaves[3], entry: 40)],
            [2: ErasedSlot(leaf: leaves[2], entry: 41)],
        ] {
            guard case .erasedUnlogged? = attacked.verdict(erasures: erasures).error else {
                Issue.record("\(erasures) lets the erasure pass")
                continue
            }
        }
        // The hash that an erased slot keeps is bound to the root all the same.
        let other = ErasedSlot(leaf: leaves[3], entry: 40)
        slots[2] = .erased(other)
        _ = try attacked.forge(slots)
        attacked.expectInvalid(erasures: [2: other])

        _ = try attacked.forge(records)
        let back = attacked.verdict(erasures: [2: erased])
        #expect(back.error == nil)
        #expect(back.findings.count == 1)
        #expect(back.findings.first?.contains("erased slot has content") == true)
    }
}
