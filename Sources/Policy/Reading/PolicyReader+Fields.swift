// Reads the target fields.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension PolicyReader {
    private static let fieldKeys = ["from", "category", "for", "required", "do"]

    /// The keys that each action has besides the common ones.
    private static let parameters: [(action: String, keys: [String])] = [
        ("allow", []), ("drop", []), ("constant", ["value"]), ("hmac", ["key"]),
        ("tokenise", ["key"]), ("mask", ["keep_last"]), ("truncate", ["keep", "suffix"]),
        ("generalise", ["bands"]),
    ]

    /// What can be done to a value.
    static var actions: [String] { parameters.map(\.action) }

    mutating func fields(
        _ node: StrictNode?, purposes: [PolicyPurpose], prohibited: Set<String>
    ) -> [FieldRule] {
        nodes.members(node, "fields", most: Self.most).compactMap {
            field($0, purposes: purposes, prohibited: prohibited)
        }
    }

    private mutating func field(
        _ member: StrictNode.Member, purposes: [PolicyPurpose], prohibited: Set<String>
    ) -> FieldRule? {
        guard let target = TargetField(member.name) else {
            nodes.report(
                member.place, "`\(member.name)` is not a field name such as FNAME: use A-Z 0-9 _")
            return nil
        }
        let every = Self.fieldKeys + Set(Self.parameters.flatMap(\.keys)).sorted()
        guard
            let map = nodes.map(
                member.value, member.name, keys: every, required: ["category", "for", "do"]),
            let parameters = action(map["do"])
        else { return nil }
        for key in every
        where !Self.fieldKeys.contains(key) && !parameters.keys.contains(key) && map[key] != nil {
            nodes.report(map.place(of: key), "`\(parameters.action)` takes no `\(key)`")
        }
        for key in parameters.keys where map[key] == nil {
            nodes.report(map.place, "`\(parameters.action)` needs a `\(key)`")
        }
        let category = category(map["category"], prohibited: prohibited)
        let names = purposes.enumerated().map { ($1.name.text, Optional($0)) }
        let purpose = nodes.choice(
            map["for"], "for", among: names + brokenPurposes.map { ($0, nil) }
        ).flatMap { $0 }
        let isRequired = nodes.flag(map["required"], "required") ?? false
        if isRequired, parameters.action == "drop" {
            nodes.report(map.place(of: "required"), "a field that is dropped cannot be required")
        }
        let source = source(map, action: parameters.action)
        let transform = transform(map, action: parameters.action, source: source)
        guard let category, let purpose, let transform else { return nil }
        return FieldRule(
            target: target, source: source, categories: lineage(of: category),
            purposes: [purpose], isRequired: isRequired, transform: transform)
    }

    private mutating func action(_ node: StrictNode?) -> (action: String, keys: [String])? {
        nodes.choice(node, "do", among: Self.parameters.map { ($0.action, $0) })
    }

    private mutating func category(
        _ node: StrictNode?, prohibited: Set<String>
    ) -> String? {
        guard let node, let category = term(node, "category", of: .category) else { return nil }
        if let reason = lineage(of: category).first(where: prohibited.contains) {
            nodes.report(
                node.place, "`prohibit` names `\(reason)`: no field may have it",
                reason: .fieldProhibited)
            return nil
        }
        return category
    }

    private mutating func source(_ map: NodeMap, action: String) -> SourceField? {
        if action == "constant" {
            if map["from"] != nil {
                nodes.report(map.place(of: "from"), "a constant is read from no field")
            }
            return nil
        }
        if map["from"] == nil { nodes.report(map.place, "`\(action)` needs a `from`") }
        return sourceField(map["from"], "from")
    }

    private mutating func transform(
        _ map: NodeMap, action: String, source: SourceField?
    ) -> FieldTransform? {
        switch action {
        case "drop": return .drop
        case "constant": return nodes.text(map["value"], "value").map { .constant($0) }
        case "hmac":
            let key: Name<KeyNoun>? = nodes.name(map["key"], "key")
            return key.map { .hmac(key: $0.text) }
        case "tokenise":
            let key: Name<KeyNoun>? = nodes.name(map["key"], "key")
            return key.map { .tokenise(key: $0.text) }
        case "mask":
            return nodes.integer(map["keep_last"], "keep_last", in: 0...16).map {
                .mask(keepLast: $0, shownFrom: 2 * $0)
            }
        case "truncate":
            guard let keep = nodes.integer(map["keep"], "keep", in: 1...64),
                case .string(let suffix)? = map["suffix"]?.content, suffix.utf8.count <= 16
            else {
                if let node = map["suffix"] {
                    nodes.report(node.place, "`suffix` is text of at most 16 bytes")
                }
                return nil
            }
            return .truncate(keep: keep, suffix: suffix)
        case "generalise":
            if let source, ProfileSchema.kind(of: source) != .date {
                nodes.report(map.place(of: "from"), "`generalise` needs a field that is a date")
            }
            return bands(map["bands"]).map { .generalise(bands: $0) }
        default: return .allow
        }
    }

    private mutating func bands(_ node: StrictNode?) -> [Int]? {
        let items = nodes.list(node, "bands", most: 32)
        let bands = items.compactMap { nodes.integer($0, "bands", in: 1...150) }
        guard let node, bands.count == items.count else { return nil }
        guard !bands.isEmpty, zip(bands, bands.dropFirst()).allSatisfy({ $0 < $1 }) else {
            nodes.report(node.place, "`bands` lists at least one age, each above the one before")
            return nil
        }
        return bands
    }

    /// The field that identifies a person must be there, whole, required and for the primary purpose.
    mutating func contact(
        _ rules: [FieldRule], purposes: [PolicyPurpose], place: Place
    ) -> SourceField? {
        let rule = rules.first { $0.target.description == CompiledPolicy.contactTarget }
        guard let rule, rule.isRequired, rule.transform == .allow,
            purposes[rule.purposes[0]].isPrimary
        else {
            nodes.report(
                place,
                "`EMAIL` identifies a person: it is required, allowed, and for the primary"
                    + " purpose")
            return nil
        }
        return rule.source
    }
}
