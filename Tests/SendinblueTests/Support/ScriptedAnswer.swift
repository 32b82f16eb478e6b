// What the stub does with a request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What the stub does with a request.
enum ScriptedAnswer: Sendable {
    /// Reads the request, writes these bytes and closes.
    case bytes([UInt8])
    /// Reads the request and closes without a word.
    case nothing
    /// Reads the request, writes these bytes and neither goes on nor closes until the peer does.
    case silence(after: [UInt8])
    /// Reads the request and closes with a reset.
    case reset

    /// An answer in the usual form.
    static func answer(
        _ status: Int, _ body: String = "", headers: [String] = []
    ) -> ScriptedAnswer {
        let lines =
            [
                "HTTP/1.1 \(status) X", "content-type: application/json",
                "content-length: \(body.utf8.count)",
            ] + headers
        return .bytes(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    }
}
