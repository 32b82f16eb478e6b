// A channel that answers what a test has written down.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gateway
import Synchronization

/// A channel that answers what a test has written down, as JSON, and counts what it was asked.
final class ScriptedChannel: InquiryChannel {
    private let answers: Mutex<[String: Result<String, GatewayError>]>
    private let counts = Mutex<[String: Int]>([:])

    init(_ answers: [String: Result<String, GatewayError>] = [:]) {
        self.answers = Mutex(Self.usual.merging(answers) { _, given in given })
    }

    func set(_ inquiry: String, _ answer: Result<String, GatewayError>) {
        answers.withLock { $0[inquiry] = answer }
    }

    /// How often an inquiry was asked.
    func count(_ inquiry: String) -> Int { counts.withLock { $0[inquiry] ?? 0 } }

    func answer<Request: Inquiry>(
        _ inquiry: Request
    ) async throws(GatewayError) -> Request.Output {
        let name = String(describing: Request.self)
        counts.withLock { $0[name, default: 0] += 1 }
        let result = answers.withLock { $0[name] } ?? .failure(.failed("nothing written down"))
        let text = try result.get()
        do {
            return try JSONDecoder().decode(Request.Output.self, from: Data(text.utf8))
        } catch { throw .failed("\(error)") }
    }

    private static let usual: [String: Result<String, GatewayError>] = [
        "VerifyLog": .success(Script.verified(size: 18)),
        "ReadStatus": .success(Script.status()),
        "ListTransfers": .success("[]"),
    ]
}
