// Subjects and their standings, side by side.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Subjects and their standings, side by side in plain arrays, sorted by subject.
struct ConsentEntries: Sendable {
    /// Ascending, each once.
    var subjects: [SubjectReference] = []
    /// One a subject.
    var suppressions: [Suppression] = []
    /// One a subject and question, subject by subject.
    var standings: [ConsentStanding] = []

    /// A subject's place; nil when there is nothing on record.
    func index(of subject: SubjectReference) -> Int? {
        var (low, high) = (0, subjects.count)
        while low < high {
            let middle = low + (high - low) / 2
            if subjects[middle] < subject { low = middle + 1 } else { high = middle }
        }
        return low < subjects.count && subjects[low] == subject ? low : nil
    }
}
