// Many people in the records of one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Looks for people in the subject records of one transfer.
enum RecordSearch {
    /// As many blocks are read one after the other in the time that one person is found by halving.
    private static let blocksAPerson = 16
    /// Records of one block, as the format has it.
    private static let recordsABlock = 682

    /// Calls `each` with everybody's records that were released, each with its slot.
    ///
    /// People are sorted by tag. Few are looked up one by one, each shown by their path to the root;
    /// for many all records are read once.
    static func run(
        for people: [WantedPerson], in segment: SubjectSegment,
        _ each: (WantedPerson, _ slot: Int, SubjectRecord) -> Void
    ) throws(AuditError) {
        if people.count * blocksAPerson * recordsABlock < segment.count || people.count == 1 {
            for person in people {
                for (slot, record) in try segment.evidence(for: person.tag).records
                where record.code == .released {
                    each(person, Int(clamping: slot), record)
                }
            }
            return
        }
        var first = 0
        for slot in 0..<segment.count {
            guard case .record(let record) = try segment.slot(at: slot) else { continue }
            while first < people.count, people[first].tag < record.tag { first += 1 }
            guard first < people.count else { return }
            var place = first
            while place < people.count, people[place].tag == record.tag {
                if record.code == .released { each(people[place], slot, record) }
                place += 1
            }
        }
    }
}
