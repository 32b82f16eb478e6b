// Reads the members of a request's body.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// A request's body, which is always an object.
    ///
    /// - Throws: 400 `bad_request` for anything else.
    static func body(_ bytes: [UInt8]) throws(APIError) -> JSONValue {
        guard let value = try? JSONReader.read(bytes), case .object = value else {
            throw .malformed
        }
        return value
    }

    /// An optional text.
    ///
    /// - Throws: 400 `invalid_parameter` for another type.
    func text(_ name: String) throws(APIError) -> String? {
        guard let value = self[name], value != .null else { return nil }
        guard let text = value.stringValue else { throw .invalid("\(name) is invalid") }
        return text
    }

    /// An optional truth value.
    ///
    /// - Throws: 400 `invalid_parameter` for another type.
    func truth(_ name: String) throws(APIError) -> Bool? {
        guard let value = self[name], value != .null else { return nil }
        guard let truth = value.booleanValue else { throw .invalid("\(name) should be a boolean") }
        return truth
    }

    /// Optional whole numbers.
    ///
    /// - Throws: 400 `invalid_parameter` for another type, also for numbers written as text.
    func integers(_ name: String) throws(APIError) -> [Int]? {
        guard let value = self[name], value != .null else { return nil }
        let numbers = value.arrayValue?.compactMap(\.integerValue)
        guard let numbers, numbers.count == value.arrayValue?.count else {
            throw .invalid("\(name) should be an array of integers")
        }
        return numbers
    }
}
