// Brings HTTP to the double and back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Brings HTTP to the double and back.
struct SandboxResponder: HTTPResponder {
    /// More than the API takes, so that the refusal is the double's and not the server's.
    private static let maximumBody = 12 * 1024 * 1024

    let sandbox: Sandbox

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        if headers["expect"]?.lowercased() == "100-continue" { context.proceed() }
        let body = try await Self.body(of: request)
        let reply = await sandbox.answer(
            ReceivedRequest(
                request.method.rawValue, request.head.path ?? "/", headers: headers,
                body: body))
        if let address = reply.notified { Task { await Notifier.call(address) } }
        if reply.delay > 0 {
            // A double that is told to end does not sit an answer out.
            try await cancelWhenGracefulShutdown {
                try await Task.sleep(for: .seconds(reply.delay))
            }
        }
        if reply.dropsConnection { context.close() }
        return Self.response(reply)
    }

    /// The bytes of the body; nil if they are too many.
    ///
    /// - Throws: where the body breaks off, for what did not arrive is no request.
    private static func body(of request: Request) async throws -> [UInt8]? {
        do {
            return Array(try await request.body.collect(upTo: maximumBody).readableBytesView)
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    private static func response(_ reply: Reply) -> Response {
        var headers = HTTPFields()
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        guard let bytes = reply.body else {
            return Response(status: .init(code: reply.status), headers: headers)
        }
        headers[.contentType] = reply.contentType
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
