// An answer before it is HTTP.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// An answer before it is HTTP.
struct Reply: Equatable, Sendable {
    /// The HTTP status.
    var status: Int
    /// Names in small letters and values, beside content type and length.
    var headers: [String: String] = [:]
    /// The body; nil where the API sends none.
    var body: [UInt8]?
    /// The content type of the body.
    var contentType = "application/json"
    /// Seconds to wait before answering.
    var delay: Double = 0
    /// Who is told that a job ended with this request.
    var notified: NotifyAddress?
    /// True where the connection closes without an answer.
    var dropsConnection = false

    init(_ status: Int, _ value: JSONValue? = nil) {
        self.status = status
        self.body = value?.bytes
    }
}
