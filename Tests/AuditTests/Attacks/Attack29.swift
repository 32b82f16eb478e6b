// Salts that are none.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A salt is zero, stands twice or is the tag, in a list whose root an entry names: INVALID, or an
/// erasure would hide nothing.
///
/// The writer takes salts from the system's random source alone.
struct Attack29: AttackRow {
    func run() throws {
        let attacked = try SegmentUnderAttack()
        let (zero, twice) = (SubjectSalt(0, 0), SubjectSalt(4, 4))
        for (slot, salts) in [
            (1, [twice, zero]), (1, [twice, twice]), (1, [twice, SubjectSalt(2, 5)]),
        ] {
            let slots = salts.enumerated().map { place, salt in
                SubjectSlot.record(
                    SegmentUnderAttack.record(
                        UInt64(2 * place), row: UInt32(place), salt: salt))
            }
            let segment = try SegmentForge.write(
                slots, identifier: attacked.transfer, to: attacked.path)
            let verdict = #expect(throws: AuditError.self) { try segment.verify(erasures: [:]) }
            AttackBench.expect(
                verdict, isInvalidAt: "segment \(attacked.transfer), slot \(slot)",
                from: #_sourceLocation)
        }
    }
}
