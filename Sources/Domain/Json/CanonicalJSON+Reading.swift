// Reading canonical JSON and its members.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension CanonicalJSON {
    /// Reads any JSON text without duplicate members.
    ///
    /// - Throws: `CanonicalJSONError` with the place.
    public init(parsing bytes: [UInt8]) throws(CanonicalJSONError) {
        var parser = CanonicalJSONParser(bytes)
        self = try parser.document()
    }

    /// Reads bytes that are already in canonical form, and refuses every other spelling.
    ///
    /// - Throws: `CanonicalJSONError` with the place.
    public init(canonical bytes: [UInt8]) throws(CanonicalJSONError) {
        let value = try CanonicalJSON(parsing: bytes)
        guard value.bytes == bytes else {
            throw CanonicalJSONError(offset: 0, problem: "not in canonical form")
        }
        self = value
    }

    /// A member of an object; nil if there is none or this is no object.
    public subscript(_ name: String) -> CanonicalJSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text, if this is text.
    public var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The whole number, if this is one.
    public var integerValue: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// The values, if this is an array.
    public var arrayValue: [CanonicalJSON]? {
        guard case .array(let values) = self else { return nil }
        return values
    }
}

extension CanonicalJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Values in order.
    public init(arrayLiteral elements: CanonicalJSON...) { self = .array(elements) }
    /// Members; a name that stands twice is a mistake in our own code.
    public init(dictionaryLiteral elements: (String, CanonicalJSON)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }
}
