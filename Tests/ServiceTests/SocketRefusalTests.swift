// What the gateway's errors are called on the socket.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

@testable import Service

struct SocketRefusalTests {
    @Test(arguments: [
        (GatewayError.notPermitted(.actorRole, rule: "r", entry: 3), "not_permitted"),
        (.refused(.limitRows, "w", entry: nil), "refused"),
        (.notFound(kind: "transfer", name: "x"), "not_found"), (.exists("x"), "exists"),
        (.input(.inputInvalid, "w"), "input"), (.logUnavailable("w"), "log_unavailable"),
        (.integrity("w"), "integrity"), (.clock("w"), "clock"), (.key("w"), "key"),
        (.temporary(.providerUnreachable, "w", entry: nil), "temporary"), (.failed("w"), "failed"),
    ])
    func `every error of the gateway has its own kind`(error: GatewayError, kind: String) throws {
        let line = SocketAnswer.line(refusing: SocketRefusal(error))
        #expect(try CanonicalJSON(parsing: line)["error"]?["kind"]?.stringValue == kind)
    }

    @Test func `a refusal without entry names none`() throws {
        let line = SocketAnswer.line(refusing: SocketRefusal(.failed("w")))
        guard case .object(let members)? = try CanonicalJSON(parsing: line)["error"] else {
            Issue.record("no error is told")
            return
        }
        #expect(Set(members.keys) == ["kind", "message"])
    }

    @Test func `an answer stays on one line whatever its text holds`() throws {
        let line = try SocketAnswer.line(answering: ["name": "a\nb\r\u{2028}c"])
        #expect(line.filter { $0 == 0x0A }.count == 1)
        #expect(line.last == 0x0A)
    }
}
