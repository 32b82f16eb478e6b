// A refusal as the API words it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A refusal: its status and the body `{"code","message"}` of the API.
struct APIError: Error, Equatable {
    let status: Int
    let code: String
    let message: String
    /// Names of identifiers that another contact already has; the body's `metadata`.
    var duplicates: [String] = []

    /// A value that the API does not take.
    static func invalid(_ message: String) -> APIError {
        APIError(status: 400, code: "invalid_parameter", message: message)
    }

    /// A value that must be there.
    static func missing(_ message: String) -> APIError {
        APIError(status: 400, code: "missing_parameter", message: message)
    }

    /// A thing that does not exist.
    static func notFound(_ message: String) -> APIError {
        APIError(status: 404, code: "document_not_found", message: message)
    }

    /// A path that exists, asked with another method.
    static let method = APIError(
        status: 405, code: "method_not_allowed", message: "Method not allowed")

    /// A body that is not a JSON object.
    static let malformed = APIError(
        status: 400, code: "bad_request", message: "Input must be a valid JSON object")

    /// The answer that carries this refusal.
    var reply: Reply {
        var members = [
            JSONMember(name: "code", value: .string(code)),
            JSONMember(name: "message", value: .string(message)),
        ]
        if !duplicates.isEmpty {
            let names = JSONValue.array(duplicates.map { .string($0) })
            members.append(
                JSONMember(name: "metadata", value: ["duplicate_identifiers": names]))
        }
        return Reply(status, .object(members))
    }
}
