// The attributes of the account.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The attributes of the account, in the order in which they were made.
struct AttributeCatalogue: Equatable, Sendable {
    private(set) var all: [AttributeDefinition] = []
    private var positions: [String: Int] = [:]

    /// What a new sandbox has when the command line names none.
    static let usual: [AttributeDefinition] =
        ["FIRSTNAME", "LASTNAME", "FNAME", "LNAME", "AGE_BAND", "COUNTRY"].map {
            AttributeDefinition(name: $0, category: .normal, kind: .text)
        } + [AttributeDefinition(name: "BIRTHDATE", category: .normal, kind: .date)]

    /// What every account has.
    static let system: [AttributeDefinition] = ["SMS", "EXT_ID"].map {
        AttributeDefinition(name: $0, category: .normal, kind: .text)
    }

    /// The attribute of that name; names compare exactly.
    subscript(_ name: String) -> AttributeDefinition? { positions[name].map { all[$0] } }

    /// Adds an attribute unless its name is taken.
    @discardableResult
    mutating func add(_ definition: AttributeDefinition) -> Bool {
        guard positions[definition.name] == nil else { return false }
        positions[definition.name] = all.count
        all.append(definition)
        return true
    }

    /// What `POST /contacts/attributes/{category}/{NAME}` makes.
    ///
    /// - Throws: 400 `invalid_parameter` for what the API does not take or already has.
    mutating func create(
        category: String, name: String, from body: JSONValue
    ) throws(APIError) {
        guard let category = AttributeDefinition.Category(rawValue: category) else {
            throw .invalid("Attribute category is invalid")
        }
        guard Self.isName(name) else { throw .invalid("Attribute name is invalid") }
        let definition = AttributeDefinition(
            name: name, category: category, kind: try Self.kind(category, body["type"]),
            labels: try Self.labels(category, body["enumeration"]),
            options: try Self.options(body["multiCategoryOptions"]),
            formula: try Self.formula(category, body["value"]))
        guard self[name] == nil else { throw .invalid("Attribute name must be unique") }
        add(definition)
    }

    /// Capital letters, digits and `_`, first a letter.
    static func isName(_ name: String) -> Bool {
        guard name.count <= 50, name.first?.isNumber == false, name != "EMAIL" else { return false }
        return name.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
    }

    private static func kind(
        _ category: AttributeDefinition.Category, _ value: JSONValue?
    ) throws(APIError) -> AttributeDefinition.Kind? {
        switch category {
        case .calculated, .global: return nil
        case .category where value == nil || value == "category": return nil
        case .normal, .transactional, .category:
            guard let text = value?.stringValue, let kind = AttributeDefinition.Kind(rawValue: text)
            else { throw .invalid("Attribute type is invalid") }
            return kind
        }
    }

    private static func labels(
        _ category: AttributeDefinition.Category, _ value: JSONValue?
    ) throws(APIError) -> [AttributeDefinition.Label] {
        guard category == .category else { return [] }
        guard let values = value?.arrayValue, !values.isEmpty else {
            throw .missing("enumeration is missing")
        }
        var labels: [AttributeDefinition.Label] = []
        for value in values {
            guard let label = value["label"]?.stringValue, label.count <= 200,
                let number = value["value"]?.integerValue
            else { throw .invalid("enumeration is invalid") }
            labels.append(AttributeDefinition.Label(label: label, value: number))
        }
        return labels
    }

    private static func options(_ value: JSONValue?) throws(APIError) -> [String] {
        guard let value else { return [] }
        let options = value.arrayValue?.compactMap(\.stringValue) ?? []
        guard options.count == value.arrayValue?.count, options.allSatisfy({ $0.count <= 200 })
        else { throw .invalid("multiCategoryOptions is invalid") }
        return options
    }

    private static func formula(
        _ category: AttributeDefinition.Category, _ value: JSONValue?
    ) throws(APIError) -> String? {
        guard category == .calculated || category == .global else { return nil }
        guard let formula = value?.stringValue else { throw .missing("value is missing") }
        return formula
    }
}
