// Comparing two decisions row by row.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Policy

/// Compares what was recorded of each row with what came out now.
struct ReplayComparison {
    private(set) var same = 0
    private(set) var different = 0
    private(set) var erased = 0
    private var found: [ReplayReport.Difference] = []

    private let replayed: DecidedSegment
    private let policy: CompiledPolicy
    private let fieldSets: [[String]]

    /// So many differences are told; the others are counted.
    private static let told = 20

    /// - Parameters:
    ///   - replayed: What came out now.
    ///   - policy: The policy that decided both.
    ///   - fieldSets: The names that the entry lists for the sets of fields.
    init(with replayed: DecidedSegment, under policy: CompiledPolicy, fieldSets: [[String]]) {
        self.replayed = replayed
        self.policy = policy
        self.fieldSets = fieldSets
    }

    /// The first differences, by row.
    var differences: [ReplayReport.Difference] {
        Array(found.sorted { $0.row < $1.row }.prefix(Self.told))
    }

    /// Takes the next slot.
    mutating func take(_ content: SubjectSlot, at slot: Int) {
        guard case .record(let recorded) = content else {
            erased += 1
            return
        }
        let row = Int(recorded.row)
        let now =
            replayed.slots.indices.contains(row)
            ? replayed.records[Int(replayed.slots[row])] : nil
        let parts = now.map { self.parts(recorded, $0) } ?? ReplayReport.Part.allCases
        guard !parts.isEmpty else {
            same += 1
            return
        }
        different += 1
        found.append(
            ReplayReport.Difference(
                row: row, slot: slot, parts: parts,
                recorded: verdict(recorded, fields: listed(recorded) ?? []),
                replayed: now.map { verdict($0, fields: names($0)) }))
        if found.count >= 2 * Self.told { found = differences }
    }

    /// In what two records of a row differ; nothing when they are the same.
    private func parts(_ recorded: SubjectRecord, _ now: SubjectRecord) -> [ReplayReport.Part] {
        var parts: [ReplayReport.Part] = []
        if recorded.tag != now.tag { parts.append(.pseudonym) }
        if recorded.code != now.code { parts.append(.verdict) }
        if recorded.consentEvent != now.consentEvent
            || recorded.consentSeconds != now.consentSeconds
        {
            parts.append(.consent)
        }
        if recorded.fieldSet != now.fieldSet
            || listed(recorded).map({ $0 != names(now) }) ?? false
        {
            parts.append(.fields)
        }
        if recorded.payload != now.payload { parts.append(.bytes) }
        return parts
    }

    private func verdict(_ record: SubjectRecord, fields: [String]) -> ReplayReport.Verdict {
        ReplayReport.Verdict(
            verdict: record.code == .released ? "released" : "\(policy.reason(of: record.code))",
            fields: fields,
            consentEvent: record.consentEvent == 0 ? nil : record.consentEvent)
    }

    /// What the entry calls the fields; nil when it has no room for them.
    private func listed(_ record: SubjectRecord) -> [String]? {
        let number = Int(record.fieldSet)
        return fieldSets.indices.contains(number) ? fieldSets[number] : nil
    }

    private func names(_ record: SubjectRecord) -> [String] {
        let number = Int(record.fieldSet)
        guard replayed.fieldSets.indices.contains(number) else { return [] }
        let set = replayed.fieldSets[number]
        return policy.fields.enumerated().filter { set.contains($0.offset) }
            .map(\.element.description)
    }
}
