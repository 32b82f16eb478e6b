// An attribute that the account knows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// An attribute that the account knows, and what its values may be.
struct AttributeDefinition: Equatable, Sendable {
    /// The five categories of the API.
    enum Category: String, Sendable {
        case normal, transactional, category, calculated, global
    }

    /// The types of the API.
    enum Kind: String, Sendable {
        case text, date, float, id, boolean, user
        case multipleChoice = "multiple-choice"
    }

    /// One value of an attribute of category `category`.
    struct Label: Equatable, Sendable {
        let label: String
        let value: Int
    }

    let name: String
    let category: Category
    /// Nil for the categories that have no type.
    let kind: Kind?
    var labels: [Label] = []
    var options: [String] = []
    var formula: String?

    /// As `GET /contacts/attributes` shows it.
    var value: JSONValue {
        var members = [
            JSONMember(name: "name", value: .string(name)),
            JSONMember(name: "category", value: .string(category.rawValue)),
        ]
        if let kind { members.append(JSONMember(name: "type", value: .string(kind.rawValue))) }
        if category == .category {
            let labels = labels.map { label -> JSONValue in
                [
                    "label": .string(label.label), "value": .integer(label.value),
                    "valueStr": .string(String(label.value)),
                ]
            }
            members.append(JSONMember(name: "enumeration", value: .array(labels)))
        }
        if kind == .multipleChoice {
            let options = JSONValue.array(options.map { .string($0) })
            members.append(JSONMember(name: "multiCategoryOptions", value: options))
        }
        if let formula {
            members.append(JSONMember(name: "calculatedValue", value: .string(formula)))
        }
        return .object(members)
    }

    /// The value that is kept; nil where the type does not fit, which the API drops in silence.
    func accepted(_ value: JSONValue) -> AttributeValue? {
        switch (category, kind, value) {
        case (.category, _, .integer(let number)):
            labels.contains { $0.value == number } ? .number(Double(number)) : nil
        case (.category, _, .string(let text)):
            labels.first { $0.label == text || String($0.value) == text }
                .map { .number(Double($0.value)) }
        case (.calculated, _, _), (.global, _, _): nil
        case (_, .date, .string(let text)): Self.day(text).map { .text($0) }
        case (_, .float, .integer(let number)): .number(Double(number))
        case (_, .float, .number(let number)): .number(number)
        case (_, .boolean, .boolean(let truth)): .boolean(truth)
        case (_, .multipleChoice, .array(let values)):
            .choices(values.compactMap(\.stringValue).filter { options.contains($0) })
        case (_, .text, .string(let text)), (_, .id, .string(let text)),
            (_, .user, .string(let text)):
            .text(text)
        case (_, .id, .integer(let number)): .text(String(number))
        default: nil
        }
    }

    /// The value of a cell of a CSV file, in which everything is text.
    func accepted(cell: String) -> AttributeValue? {
        switch kind {
        case .float: return Double(cell).flatMap { $0.isFinite ? .number($0) : nil }
        case .boolean:
            switch cell.lowercased() {
            case "yes", "true", "1": return .boolean(true)
            case "no", "false", "0": return .boolean(false)
            default: return nil
            }
        case .multipleChoice:
            let values = cell.split(separator: ",").map {
                JSONValue.string(String($0.trimmingPrefix { $0 == " " }))
            }
            return accepted(.array(values))
        default: return accepted(.string(cell))
        }
    }

    /// `YYYY-MM-DD` from that form or from `DD-MM-YYYY`, which both run in production.
    private static func day(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { return nil }
        if Moment.days(bytes) != nil { return text }
        let turned = bytes[6...] + [0x2D] + bytes[3..<5] + [0x2D] + bytes[0..<2]
        guard bytes[2] == 0x2D, bytes[5] == 0x2D, Moment.days(Array(turned)) != nil else {
            return nil
        }
        return String(decoding: turned, as: UTF8.self)
    }
}
