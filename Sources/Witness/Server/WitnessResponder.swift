// Brings HTTP to the ledger and back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import TransparencyLog

/// Brings HTTP to the ledger and back: C2SP tlog-witness, both of its addresses.
struct WitnessResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    /// A checkpoint with 100 signature lines and 63 hashes fits.
    static let bodyLimit = 64 << 10

    let ledger: WitnessLedger
    let onFailure: @Sendable (WitnessError) -> Void

    func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.head.path ?? ""
        do {
            if path == "/add-checkpoint" {
                guard request.method == .post else {
                    return Self.line(405, "only POST", allow: "POST")
                }
                var request = request
                let body: ByteBuffer
                do { body = try await request.collectBody(upTo: Self.bodyLimit) } catch {
                    return Self.line(413, "more than \(Self.bodyLimit) bytes")
                }
                let answer = try await ledger.answer(to: Array(body.readableBytesView))
                return Self.response(answer.status, answer.contentType, answer.body)
            }
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].isEmpty, parts[2] == "checkpoint" else {
                return Self.line(404, "not found")
            }
            guard request.method == .get else { return Self.line(405, "only GET", allow: "GET") }
            guard let note = try await ledger.checkpoint(ofLog: String(parts[1])) else {
                return Self.line(404, "nothing is cosigned of a log of that digest")
            }
            return Self.response(200, "text/plain; charset=utf-8", note)
        } catch {
            onFailure(error)
            return Self.line(500, "this witness has stopped; whoever runs it was told why")
        }
    }

    private static func line(_ status: Int, _ text: String, allow: String? = nil) -> Response {
        var response = response(status, "text/plain; charset=utf-8", Array("\(text)\n".utf8))
        response.headers[.allow] = allow
        return response
    }

    private static func response(_ status: Int, _ type: String, _ body: [UInt8]) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.cacheControl] = "no-store"
        if let name = HTTPField.Name("X-Content-Type-Options") { fields[name] = "nosniff" }
        return Response(
            status: .init(code: status), headers: fields,
            body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
