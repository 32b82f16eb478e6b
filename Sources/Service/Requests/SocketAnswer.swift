// One line as the socket writes it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One line as the socket writes it: an answer under `ok`, a refusal under `error`.
enum SocketAnswer {
    static func line(answering value: some Encodable) throws -> [UInt8] {
        try AnswerEncoding.line(["ok": value])
    }

    /// Never without an answer: a refusal that cannot be written is told in fixed words.
    static func line(refusing refusal: SocketRefusal) -> [UInt8] {
        do { return try AnswerEncoding.line(["error": refusal]) } catch {
            return Array(#"{"error":{"kind":"failed","message":"not answered"}}"#.utf8) + [0x0A]
        }
    }
}
