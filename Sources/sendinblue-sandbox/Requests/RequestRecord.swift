// What is remembered of one request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is remembered of one request: never the key, never the body.
struct RequestRecord: Equatable, Sendable {
    /// Counted from 1 over the life of the state file.
    let number: Int
    let time: Moment
    let method: String
    /// Path and query as they came.
    let path: String
    /// The status that was answered; 0 if the connection was closed instead.
    let status: Int
    /// SHA-256 of the exact bytes of the body; nil if it was too large to take.
    let bodyDigest: String?
    /// Bytes in the body.
    let bodySize: Int
    /// Contacts that the body names.
    var contacts = 0
    /// Lists that the body or the path names.
    var lists: [Int] = []
    /// The job that was made, even if the answer did not say so.
    var process: Int?
    /// The fault that was played, as it was written on the command line.
    var fault: String?

    var value: JSONValue {
        [
            "number": .integer(number),
            "time": .string(time.text),
            "method": .string(method),
            "path": .string(path),
            "status": .integer(status),
            "bodySha256": bodyDigest.map { .string($0) } ?? .null,
            "bodyBytes": .integer(bodySize),
            "contacts": .integer(contacts),
            "listIds": .array(lists.map { .integer($0) }),
            "processId": process.map { .integer($0) } ?? .null,
            "fault": fault.map { .string($0) } ?? .null,
        ]
    }
}
