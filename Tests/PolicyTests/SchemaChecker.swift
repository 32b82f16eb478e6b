// Holds a document to a JSON Schema.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Holds a document to the part of JSON Schema that the policies' schema uses.
///
/// A word that it does not know is an error: a schema is not obeyed in part.
struct SchemaChecker {
    let root: CanonicalJSON

    struct Unknown: Error { let word: String }

    /// Words about values of one type, which say nothing about others.
    private static let words: Set<String> = [
        "properties", "patternProperties", "additionalProperties", "propertyNames", "required",
        "minProperties", "maxProperties", "items", "minItems", "maxItems", "uniqueItems",
        "pattern", "minLength", "maxLength", "minimum", "maximum",
    ]

    private static func ignored(_ word: String) throws -> Bool {
        guard words.contains(word) else { throw Unknown(word: word) }
        return true
    }

    /// Where the document breaks the schema; empty when nowhere.
    func problems(
        _ value: CanonicalJSON, _ schema: CanonicalJSON? = nil, at place: String = ""
    ) throws -> [String] {
        let schema = schema ?? root
        guard case .object(let words) = schema else {
            return schema == .boolean(true) ? [] : [place]
        }
        var problems: [String] = []
        for (word, rule) in words {
            let holds: Bool
            switch (word, rule) {
            case ("$schema", _), ("title", _), ("description", _), ("$defs", _), ("examples", _),
                ("format", _):
                continue
            case ("$ref", .string(let path)):
                let name = path.split(separator: "/").last.map(String.init) ?? ""
                problems += try self.problems(value, root["$defs"]?[name], at: place)
                continue
            case ("oneOf", .array(let choices)):
                holds = try choices.count { try self.problems(value, $0, at: place).isEmpty } == 1
            case ("enum", .array(let choices)): holds = choices.contains(value)
            case ("const", _): holds = value == rule
            case ("type", .string(let name)): holds = Self.isOf(name, value)
            case ("type", .array(let names)):
                holds = names.contains { Self.isOf($0.stringValue ?? "", value) }
            default:
                switch value {
                case .object(let members):
                    problems += try object(members, word, rule, of: words, at: place)
                    continue
                case .array(let items):
                    if word == "items" {
                        for (index, item) in items.enumerated() {
                            problems += try self.problems(item, rule, at: "\(place)/\(index)")
                        }
                        continue
                    }
                    holds = try Self.array(items, word, rule)
                case .string(let text): holds = try Self.string(text, word, rule)
                default: holds = try Self.number(value, word, rule)
                }
            }
            if !holds { problems.append("\(place): \(word)") }
        }
        return problems
    }

    private func object(
        _ members: [String: CanonicalJSON], _ word: String, _ rule: CanonicalJSON,
        of words: [String: CanonicalJSON], at place: String
    ) throws -> [String] {
        switch (word, rule) {
        case ("properties", .object(let known)):
            return try members.flatMap { name, value in
                try known[name].map { try problems(value, $0, at: "\(place)/\(name)") } ?? []
            }
        case ("patternProperties", .object(let patterns)):
            return try members.flatMap { name, value in
                try patterns.filter { try Self.matches(name, $0.key) }
                    .flatMap { try problems(value, $0.value, at: "\(place)/\(name)") }
            }
        case ("additionalProperties", _):
            let (known, patterns) = (words["properties"], words["patternProperties"])
            return try members.flatMap { name, value in
                if known?[name] != nil { return [String]() }
                if case .object(let all)? = patterns,
                    try all.keys.contains(where: { try Self.matches(name, $0) })
                {
                    return []
                }
                return try problems(value, rule, at: "\(place)/\(name)")
            }
        case ("propertyNames", _):
            return try members.keys.flatMap {
                try problems(.string($0), rule, at: "\(place)/\($0)")
            }
        case ("required", .array(let names)):
            return names.compactMap(\.stringValue).filter { members[$0] == nil }
                .map { "\(place)/\($0): required" }
        case ("minProperties", .integer(let least)):
            return members.count >= least ? [] : ["\(place): \(word)"]
        case ("maxProperties", .integer(let most)):
            return members.count <= most ? [] : ["\(place): \(word)"]
        default: return try Self.ignored(word) ? [] : [place]
        }
    }

    private static func array(
        _ items: [CanonicalJSON], _ word: String, _ rule: CanonicalJSON
    ) throws -> Bool {
        switch (word, rule) {
        case ("minItems", .integer(let least)): items.count >= least
        case ("maxItems", .integer(let most)): items.count <= most
        case ("uniqueItems", .boolean(true)):
            !items.indices.contains { items[..<$0].contains(items[$0]) }
        default: try ignored(word)
        }
    }

    private static func string(
        _ text: String, _ word: String, _ rule: CanonicalJSON
    ) throws -> Bool {
        switch (word, rule) {
        case ("pattern", .string(let pattern)): try matches(text, pattern)
        case ("minLength", .integer(let least)): text.unicodeScalars.count >= least
        case ("maxLength", .integer(let most)): text.unicodeScalars.count <= most
        default: try ignored(word)
        }
    }

    private static func number(
        _ value: CanonicalJSON, _ word: String, _ rule: CanonicalJSON
    ) throws -> Bool {
        func number(_ value: CanonicalJSON) -> Double? {
            switch value {
            case .integer(let whole): Double(whole)
            case .number(let number): number
            default: nil
            }
        }
        // What is no number is `type`'s to refuse.
        guard let found = number(value) else { return try ignored(word) }
        switch (word, number(rule)) {
        case ("minimum", let least?): return found >= least
        case ("maximum", let most?): return found <= most
        default: return try ignored(word)
        }
    }

    private static func isOf(_ name: String, _ value: CanonicalJSON) -> Bool {
        switch (name, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .boolean),
            ("null", .null), ("integer", .integer), ("number", .integer), ("number", .number):
            true
        default: false
        }
    }

    private static func matches(_ text: String, _ pattern: String) throws -> Bool {
        try Regex(pattern).firstMatch(in: text) != nil
    }
}
