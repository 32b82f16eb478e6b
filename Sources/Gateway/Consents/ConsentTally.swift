// Counts how everybody stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// Counts how everybody stands, and keeps the first few people of one state.
struct ConsentTally {
    private struct Kind: Hashable {
        let question: ConsentQuestion?
        let state: ConsentState
        let terms: UInt32
    }

    private let state: String?
    private let limit: Int
    private var people: [Kind: Int] = [:]
    /// How many are in the state.
    private(set) var found = 0
    /// The first of them.
    private(set) var listed: [ConsentCensus.Answer] = []

    init(state: String?, limit: Int) {
        self.state = state
        self.limit = limit
    }

    mutating func add(_ answer: ConsentCensus.Answer) {
        let state = answer.finding.state
        let terms = state.isValid || state == .expired ? answer.finding.standing.terms : 0
        people[Kind(question: answer.question, state: state, terms: terms), default: 0] += 1
        guard state.term == self.state else { return }
        found += 1
        if listed.count < limit { listed.append(answer) }
    }

    /// By purpose, channel, state and notice; terms that differ in something else are one.
    func counts(terms: [UInt32: ConsentTerms]) -> [ListConsents.Count] {
        var merged: [[String]: (kind: Kind, people: Int)] = [:]
        for (kind, number) in people {
            let told = terms[kind.terms]
            let key = [
                kind.question?.purpose.text ?? "", kind.question?.channel.rawValue ?? "",
                kind.state.term, told?.notice ?? "",
                told.map { Self.sortable($0.noticeVersion) } ?? "",
            ]
            merged[key, default: (kind, 0)].people += number
        }
        return merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, value in
            let told = terms[value.kind.terms]
            return ListConsents.Count(
                purpose: value.kind.question?.purpose, channel: value.kind.question?.channel,
                state: value.kind.state.term, notice: told?.notice,
                noticeVersion: told?.noticeVersion, people: value.people)
        }
    }

    /// Nine digits, so that text sorts as numbers do.
    private static func sortable(_ version: Int) -> String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    }
}
