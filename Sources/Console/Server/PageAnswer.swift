// What a browser gets.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a browser gets.
struct PageAnswer: Sendable {
    /// The status code of HTTP.
    let status: Int
    /// The body's type.
    let type: String
    /// The body.
    let body: [UInt8]
    /// The methods that would be allowed, when this one is not.
    let allowed: String?

    /// A page.
    init(_ status: Int, _ page: HTMLText) {
        self.init(status, type: "text/html; charset=utf-8", body: page.bytes)
    }

    /// One line of text, for whoever has not shown the key and gets no page.
    static func line(_ status: Int, _ text: String, allowed: String? = nil) -> PageAnswer {
        PageAnswer(
            status, type: "text/plain; charset=utf-8", body: Array("\(text)\n".utf8),
            allowed: allowed)
    }

    init(_ status: Int, type: String, body: [UInt8], allowed: String? = nil) {
        self.status = status
        self.type = type
        self.body = body
        self.allowed = allowed
    }
}
