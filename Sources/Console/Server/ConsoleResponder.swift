// Brings HTTP to the pages and back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// Brings HTTP to the pages and back, and puts the security headers on every answer.
struct ConsoleResponder: HTTPResponder {
    let site: ConsoleSite

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        guard let port = context.port else {
            return Self.response(.line(421, "this connection has no port"))
        }
        // The first `Host` becomes the authority; any further one stays among the fields.
        var hosts = [request.head.authority].compactMap { $0 }
        if let name = HTTPField.Name("Host") { hosts += request.headers[values: name] }
        let answer = await site.answer(
            PageRequest(
                method: request.method.rawValue, address: request.head.path ?? "", hosts: hosts),
            port: port)
        return Self.response(answer)
    }

    private static func response(_ answer: PageAnswer) -> Response {
        var fields = HTTPFields()
        for (name, value) in SecurityHeaders.all {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        fields[.contentType] = answer.type
        fields[.allow] = answer.allowed
        return Response(
            status: .init(code: answer.status), headers: fields,
            body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
