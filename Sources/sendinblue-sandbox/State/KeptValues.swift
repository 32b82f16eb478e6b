// Reads what an earlier run has kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The values of a member that must be an array.
    func values(_ name: String) throws(JSONError) -> [JSONValue] {
        try kept(name, self[name]?.arrayValue)
    }

    /// A value that must be there.
    func kept<Value>(_ name: String, _ value: Value?) throws(JSONError) -> Value {
        guard let value else { throw JSONError(offset: 0, problem: "`\(name)` does not fit") }
        return value
    }

    /// A point in time that must be there.
    func moment(_ name: String) throws(JSONError) -> Moment {
        try kept(name, self[name]?.stringValue.flatMap { Moment($0) })
    }
}

extension AttributeDefinition {
    init(kept value: JSONValue) throws(JSONError) {
        let category = value["category"]?.stringValue.flatMap { Category(rawValue: $0) }
        self.init(
            name: try value.kept("name", value["name"]?.stringValue),
            category: try value.kept("category", category),
            kind: value["type"]?.stringValue.flatMap { Kind(rawValue: $0) },
            labels: (value["enumeration"]?.arrayValue ?? []).compactMap { label in
                guard let name = label["label"]?.stringValue,
                    let number = label["value"]?.integerValue
                else { return nil }
                return Label(label: name, value: number)
            },
            options: (value["multiCategoryOptions"]?.arrayValue ?? []).compactMap(\.stringValue),
            formula: value["calculatedValue"]?.stringValue)
    }
}

extension ContactList {
    init(kept value: JSONValue) throws(JSONError) {
        self.init(
            id: try value.kept("id", value["id"]?.integerValue),
            name: try value.kept("name", value["name"]?.stringValue),
            folder: try value.kept("folderId", value["folderId"]?.integerValue),
            createdAt: try value.moment("createdAt"))
    }
}

extension Contact {
    init(kept value: JSONValue) throws(JSONError) {
        let number = value["id"]?.integerValue.flatMap { $0 > 0 ? $0 : nil }
        self.init(
            id: try value.kept("id", number),
            email: value["email"]?.stringValue,
            emailBlacklisted: value["emailBlacklisted"] == true,
            smsBlacklisted: value["smsBlacklisted"] == true,
            createdAt: try value.moment("createdAt"),
            modifiedAt: try value.moment("modifiedAt"),
            lists: (value["listIds"]?.arrayValue ?? []).compactMap(\.integerValue),
            attributes: (value["attributes"]?.objectValue ?? []).compactMap { member in
                AttributeValue(member.value).map {
                    ContactAttribute(name: member.name, value: $0)
                }
            })
    }
}
