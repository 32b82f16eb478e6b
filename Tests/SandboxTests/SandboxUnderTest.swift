// A double for tests, with a clock of its own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

@testable import sendinblue_sandbox

/// A double for tests, with a clock of its own and the key already in hand.
final class SandboxUnderTest: Sendable {
    let sandbox: Sandbox
    private let clock: Clock

    /// A clock that moves when it is told to.
    final class Clock: Sendable {
        private let milliseconds = Mutex(1_764_000_000_000)

        var now: Moment { Moment(milliseconds: milliseconds.withLock { $0 }) }

        func advance(seconds: Int) { milliseconds.withLock { $0 += seconds * 1000 } }
    }

    init(_ change: (inout Settings) throws -> Void = { _ in }) throws {
        var settings = Settings()
        settings.variants.pollsUntilDone = 0
        try change(&settings)
        let clock = Clock()
        self.clock = clock
        sandbox = try Sandbox(settings) { clock.now }
    }

    func advance(seconds: Int) { clock.advance(seconds: seconds) }

    /// Asks under `/v3` with the usual key.
    func ask(
        _ method: String, _ target: String, _ body: String = "",
        headers: [String: String] = ["api-key": "xkeysib-sandbox"]
    ) async -> Answer {
        var headers = headers
        if !body.isEmpty { headers["content-type"] = "application/json" }
        let request = ReceivedRequest(
            method, "/v3\(target)", headers: headers, body: Array(body.utf8))
        return Answer(await sandbox.answer(request))
    }

    /// Asks under `/sandbox`.
    func inspect(_ method: String, _ target: String) async -> Answer {
        Answer(await sandbox.answer(ReceivedRequest(method, "/sandbox\(target)")))
    }

    /// Imports rows, written as JSON, into list 12.
    func importRows(_ rows: String, _ more: String = "") async -> Answer {
        await ask("POST", "/contacts/import", #"{"jsonBody":\#(rows),"listIds":[12]\#(more)}"#)
    }

    /// The attributes of one contact.
    func attributes(of email: String) async -> JSONValue? {
        await ask("GET", "/contacts/\(email)?identifierType=email_id").value["attributes"]
    }
}
