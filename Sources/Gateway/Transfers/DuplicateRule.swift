// The same person twice is one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// The same person twice is one person: one row leaves at most, and the stricter verdict holds.
///
/// Equal tags lie side by side after sorting. If any row of a person is withheld, all are; if all
/// may leave, the first in the source does. What does not leave for this alone is a duplicate.
enum DuplicateRule {
    static func apply(to records: inout [SubjectRecord]) {
        var start = 0
        while start < records.count {
            var end = start + 1
            while end < records.count, records[end].tag == records[start].tag { end += 1 }
            if end - start > 1 {
                let isWithheld = records[start..<end].contains { $0.code != .released }
                for slot in (isWithheld ? start : start + 1)..<end
                where records[slot].code == .released {
                    records[slot] = records[slot].withheld(as: .subjectDuplicate)
                }
            }
            start = end
        }
    }
}
