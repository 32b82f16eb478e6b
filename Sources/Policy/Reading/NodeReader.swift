// Reads values of a policy file and collects what is wrong.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads values of a policy file and collects what is wrong, so that a person sees it all at once.
///
/// A nil result always means: a problem was collected, or the value was not there to be read.
struct NodeReader {
    private(set) var problems: [PolicyProblem] = []

    mutating func report(
        _ place: Place, _ message: String, suggestion: String? = nil,
        reason: ReasonCode = .policyInvalid
    ) {
        problems.append(place.problem(message, suggestion: suggestion, reason: reason))
    }

    /// Collects a problem for each text that stands in a list for the second time.
    mutating func refuseRepeated(_ nodes: [StrictNode], _ name: String) {
        var seen: Set<String> = []
        for node in nodes {
            guard case .string(let text) = node.content, !seen.insert(text).inserted else {
                continue
            }
            report(node.place, "`\(text)` stands more than once in `\(name)`")
        }
    }

    /// A map with keys of this list; `name` is the key it stands under.
    mutating func map(
        _ node: StrictNode?, _ name: String, keys: [String], required: [String]
    ) -> NodeMap? {
        guard let node else { return nil }
        guard case .map(let members) = node.content else {
            report(node.place, "`\(name)` is a map, not \(node.kind)")
            return nil
        }
        for member in members where !keys.contains(member.name) {
            report(
                member.place, "`\(name)` has no key `\(member.name)`",
                suggestion: NearestName.of(member.name, among: keys))
        }
        for key in required where !members.contains(where: { $0.name == key }) {
            report(node.place, "`\(name)` lacks the key `\(key)`")
        }
        return NodeMap(place: node.place, members: members)
    }

    /// The members of a map whose keys the author chooses: 1 to `most`.
    mutating func members(
        _ node: StrictNode?, _ name: String, most: Int
    ) -> [StrictNode.Member] {
        guard let node else { return [] }
        guard case .map(let members) = node.content else {
            report(node.place, "`\(name)` is a map, not \(node.kind)")
            return []
        }
        if members.isEmpty || members.count > most {
            report(node.place, "`\(name)` has 1 to \(most) entries, not \(members.count)")
            return []
        }
        return members
    }

    /// The values of a list.
    mutating func list(_ node: StrictNode?, _ name: String, most: Int) -> [StrictNode] {
        guard let node else { return [] }
        guard case .list(let values) = node.content else {
            report(node.place, "`\(name)` is a list, not \(node.kind)")
            return []
        }
        if values.count > most {
            report(node.place, "`\(name)` has at most \(most) entries, not \(values.count)")
            return []
        }
        return values
    }

    /// Text that is not empty.
    mutating func text(_ node: StrictNode?, _ name: String) -> String? {
        guard let node else { return nil }
        guard case .string(let text) = node.content else {
            report(node.place, "`\(name)` is text, not \(node.kind)")
            return nil
        }
        guard !text.isEmpty, text.utf8.count <= 1000 else {
            report(node.place, "`\(name)` has 1 to 1000 bytes")
            return nil
        }
        return text
    }

    mutating func flag(_ node: StrictNode?, _ name: String) -> Bool? {
        guard let node else { return nil }
        guard case .boolean(let value) = node.content else {
            report(node.place, "`\(name)` is true or false, not \(node.kind)")
            return nil
        }
        return value
    }

    mutating func integer(
        _ node: StrictNode?, _ name: String, in range: ClosedRange<Int>
    ) -> Int? {
        guard let node else { return nil }
        guard case .integer(let value) = node.content, range.contains(Int(value)) else {
            report(
                node.place,
                "`\(name)` is a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return Int(value)
    }

    mutating func share(_ node: StrictNode?, _ name: String, atMost most: Double) -> Double? {
        guard let node else { return nil }
        let value: Double? =
            switch node.content {
            case .integer(let whole): Double(whole)
            case .number(let number): number
            default: nil
            }
        guard let value, value >= 0, value <= most else {
            report(node.place, "`\(name)` is a number from 0 to \(most)")
            return nil
        }
        return value
    }

    /// Text that reads as `Value`; `form` says how that is spelt.
    mutating func value<Value>(
        _ node: StrictNode?, _ name: String, form: String, _ read: (String) -> Value?
    ) -> Value? {
        guard let node, let text = text(node, name) else { return nil }
        guard let value = read(text) else {
            report(node.place, "`\(name)` is \(form), not `\(text)`")
            return nil
        }
        return value
    }

    /// A period of at most a hundred years: what is meant to be endless is said to be so nowhere.
    mutating func period(_ node: StrictNode?, _ name: String) -> Period? {
        value(node, name, form: "a period such as P24M or PT72H, at most a century") { text in
            let century: Int64 = 36_525 * 86_400
            return Period(text).flatMap {
                $0.end(from: Instant(seconds: 0)) <= Instant(seconds: century) ? $0 : nil
            }
        }
    }

    mutating func instant(_ node: StrictNode?, _ name: String) -> Instant? {
        value(node, name, form: "a time such as \"2026-01-01T00:00:00Z\"") { Instant($0) }
    }

    mutating func name<Noun>(_ node: StrictNode?, _ name: String) -> Name<Noun>? {
        value(node, name, form: "a name of small letters, digits, `_`, `-` and `.`") {
            try? Name<Noun>($0)
        }
    }

    /// One word of a closed list.
    mutating func choice<Value>(
        _ node: StrictNode?, _ name: String, among choices: [(String, Value)]
    ) -> Value? {
        guard let node, let text = text(node, name) else { return nil }
        if let choice = choices.first(where: { $0.0 == text }) { return choice.1 }
        let words = choices.map(\.0)
        let all = words.count <= 8 ? ": it is \(words.joined(separator: ", "))" : ""
        report(
            node.place, "`\(name)` cannot be `\(text)`\(all)",
            suggestion: NearestName.of(text, among: words))
        return nil
    }
}
