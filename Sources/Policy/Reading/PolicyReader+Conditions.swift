// Reads the conditions and the questions about fields.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension PolicyReader {
    private static let operators = [
        "eq", "in", "not_in", "present", "age_at_least", "before", "after",
    ]

    mutating func conditions(_ node: StrictNode?) -> [PolicyCondition] {
        var conditions: [PolicyCondition] = []
        for item in nodes.list(node, "conditions", most: Self.most) {
            guard let condition = condition(item) else { continue }
            if conditions.contains(where: { $0.identifier == condition.identifier }) {
                nodes.report(item.place, "the condition `\(condition.identifier)` stands twice")
            }
            conditions.append(condition)
        }
        return conditions
    }

    private mutating func condition(_ node: StrictNode) -> PolicyCondition? {
        guard
            let map = nodes.map(
                node, "condition", keys: ["id", "field", "op", "value", "any"],
                required: ["id"])
        else { return nil }
        let identifier = nodes.value(
            map["id"], "id", form: "small letters, digits, `_` and `-`"
        ) { ReasonCode(parsing: "condition.\($0)").flatMap { Self.isOneWord($0) } }
        guard let any = map["any"] else {
            for key in ["field", "op"] where map[key] == nil {
                nodes.report(node.place, "a condition has `field` and `op`, or `any`")
                return nil
            }
            guard let check = fieldCheck(map), let identifier else { return nil }
            return PolicyCondition(identifier: identifier, arms: [check])
        }
        for key in ["field", "op", "value"] {
            if let extra = map[key] {
                nodes.report(extra.place, "a condition with `any` has no `\(key)` beside it")
            }
        }
        let items = nodes.list(any, "any", most: 16)
        let arms = items.compactMap { item in
            nodes.map(item, "any", keys: ["field", "op", "value"], required: ["field", "op"])
                .flatMap { fieldCheck($0) }
        }
        if items.count < 2 { nodes.report(any.place, "`any` has at least two arms") }
        guard let identifier, arms.count == items.count else { return nil }
        return PolicyCondition(identifier: identifier, arms: arms)
    }

    /// The part of a code after its only dot; nil when there are more.
    private static func isOneWord(_ code: ReasonCode) -> String? {
        let parts = code.description.split(separator: ".")
        return parts.count == 2 && parts[1].utf8.count <= 64 ? String(parts[1]) : nil
    }

    /// A profile field of the closed schema.
    mutating func sourceField(_ node: StrictNode?, _ name: String) -> SourceField? {
        guard let node, let text = nodes.text(node, name) else { return nil }
        guard let field = try? SourceField(text), ProfileSchema.kind(of: field) != nil else {
            nodes.report(
                node.place, "profiles have no field `\(text)`",
                suggestion: NearestName.of(text, among: ProfileSchema.names))
            return nil
        }
        return field
    }

    /// A question about a field; operator and value must suit what the field holds.
    mutating func fieldCheck(_ map: NodeMap) -> FieldCheck? {
        let field = sourceField(map["field"], "field")
        let operation = nodes.choice(
            map["op"], "op", among: Self.operators.map { ($0, $0) })
        guard let field, let operation, let kind = ProfileSchema.kind(of: field) else {
            return nil
        }
        let value = map["value"]
        guard operation == "present" || value != nil else {
            nodes.report(map.place, "`\(operation)` needs a `value`")
            return nil
        }
        let test: FieldTest?
        switch (operation, kind) {
        case ("present", _):
            if let value { nodes.report(value.place, "`present` takes no `value`") }
            test = .isPresent
        case ("eq", .text): test = nodes.text(value, "value").map { .isOneOf([$0]) }
        case ("eq", .flag): test = nodes.flag(value, "value").map { .isFlag($0) }
        case ("in", .text): test = texts(value).map { .isOneOf($0) }
        case ("not_in", .text): test = texts(value).map { .isNoneOf($0) }
        case ("age_at_least", .date):
            test = nodes.integer(value, "value", in: 1...150).map { .isAged($0) }
        case ("before", .date): test = day(value).map { .isBefore($0) }
        case ("after", .date): test = day(value).map { .isAfter($0) }
        default:
            nodes.report(
                map.place(of: "op"), "`\(operation)` cannot be asked of the field `\(field)`")
            return nil
        }
        return test.map { FieldCheck(field: field, test: $0) }
    }

    private mutating func texts(_ node: StrictNode?) -> [String]? {
        let items = nodes.list(node, "value", most: 1000)
        let texts = items.compactMap { nodes.text($0, "value") }
        if let node, items.isEmpty { nodes.report(node.place, "`value` lists at least one text") }
        nodes.refuseRepeated(items, "value")
        return texts.isEmpty ? nil : texts
    }

    private mutating func day(_ node: StrictNode?) -> CalendarDate? {
        nodes.value(node, "value", form: "a day such as \"2026-01-31\"") {
            $0.utf8.count == 10 ? CalendarDate(utf8: $0.utf8) : nil
        }
    }
}
