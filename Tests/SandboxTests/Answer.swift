// An answer, ready to be compared.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

@testable import sendinblue_sandbox

/// An answer, ready to be compared.
struct Answer: Equatable, Sendable {
    let reply: Reply

    init(_ reply: Reply) { self.reply = reply }

    var status: Int { reply.status }

    /// The body; null where there is none or it is no JSON.
    var value: JSONValue {
        reply.body.flatMap { try? JSONReader.read($0) } ?? .null
    }

    var code: String? { value["code"]?.stringValue }
    var message: String? { value["message"]?.stringValue }
}
