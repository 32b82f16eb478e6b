// What pass 1 found.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// What pass 1 found: everybody's record, the totals and what they were decided from.
struct DecidedSegment: Sendable {
    /// Sorted by tag, equal tags by row: a record's place is its slot.
    var records: [SubjectRecord]
    /// Each row's slot.
    var slots: [UInt32]
    /// The sets of fields that records refer to by number; the first is empty.
    var fieldSets: [FieldSet]
    /// How many, and why.
    var totals: DecisionTotals
    /// The place of the column that held each field of the policy, source by source.
    var columns: [[String: Int]] = []
    /// Digests of the sources, in order, hexadecimal.
    var sources: [String]
    /// The consent state that everybody was decided under.
    let view: ConsentView
    /// Fields of the policy that no segment has.
    var missing: [SourceField]
}
