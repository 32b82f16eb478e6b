// Checks that come before the path is looked at.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension ReceivedRequest {
    /// Checks the header `api-key`.
    ///
    /// - Throws: 401 with the words of the API.
    func authenticate(_ key: String) throws(APIError) {
        guard let given = headers["api-key"], !given.isEmpty else {
            throw APIError(
                status: 401, code: "unauthorized",
                message: "authentication not found in headers")
        }
        guard given == key else { throw .keyNotFound }
    }

    /// Checks that JSON is given and JSON is taken.
    ///
    /// - Throws: 406 where JSON is not accepted, 400 where a body is said to be something else.
    func checkTypes() throws(APIError) {
        if let accept = headers["accept"], !accept.isEmpty {
            let types = accept.lowercased().split(separator: ",").map { type in
                type.prefix { $0 != ";" }.filter { $0 != " " }
            }
            guard
                types.contains(where: { ["application/json", "application/*", "*/*"].contains($0) })
            else {
                throw APIError(
                    status: 406, code: "not_acceptable", message: "Only JSON can be returned")
            }
        }
        guard method != "GET", body?.isEmpty == false else { return }
        let type = (headers["content-type"] ?? "").lowercased().prefix { $0 != ";" && $0 != " " }
        guard type == "application/json" else {
            throw APIError(
                status: 400, code: "bad_request",
                message: "Content-Type should be application/json")
        }
    }
}

extension APIError {
    /// A key that the account does not have.
    static let keyNotFound = APIError(
        status: 401, code: "unauthorized", message: "Key not found")

    /// The words of the API are not known; a client must go by the status.
    static let tooMany = APIError(
        status: 429, code: "too_many_requests", message: "Too many requests")
}

extension JSONValue {
    /// The lists that a body names, for the record.
    static func listed(_ body: [UInt8]) -> [Int] {
        let value = try? JSONReader.read(body)
        return (value?["listIds"]?.arrayValue ?? []).compactMap(\.integerValue)
    }

    /// How many contacts a list change names, for the record.
    static func entryCount(_ body: [UInt8]) -> Int {
        guard let value = try? JSONReader.read(body) else { return 0 }
        return ["emails", "ids", "extIds"].compactMap { value[$0]?.arrayValue?.count }.reduce(0, +)
    }
}
