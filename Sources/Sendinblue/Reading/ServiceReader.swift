// Questions without personal data.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Transport

/// Asks the recipient questions, patiently: a question can be asked again, unlike a batch.
struct ServiceReader {
    let transport: ServiceTransport
    let clock: any PollClock

    /// Longest wait, in seconds, that the recipient's limit may ask for before it is an error.
    static let longestPause = 60.0
    /// Seconds before asking again after a lost answer or a mistake on the recipient's side.
    static let pauses = [1.0, 2, 4]

    /// The answer to `GET path`, read; `what` is asked for in words, `unknown` is what 404 means.
    func read(
        _ path: String, _ what: String, unknown: DestinationError? = nil
    ) async throws(DestinationError) -> (content: CanonicalJSON, answer: ServiceAnswer) {
        let answer = try await ask(path, what)
        switch answer.status {
        case 200:
            guard let content = try? CanonicalJSON(parsing: answer.body),
                case .object = content
            else { throw .unreadable(what) }
            return (content, answer)
        case 401, 403: throw .unauthorised(answer)
        case 404:
            if let unknown { throw unknown }
            throw .unexpected(answer.status, what)
        default: throw .unexpected(answer.status, what)
        }
    }

    private func ask(
        _ path: String, _ what: String
    ) async throws(DestinationError) -> ServiceAnswer {
        var rest = Self.pauses[...]
        var patience = Self.longestPause
        while true {
            let trouble: DestinationError
            switch await transport.get(path) {
            case .success(let answer):
                switch answer.status {
                case 429:
                    let asked = RateLimit.pause(after: answer)
                    guard asked <= patience else { throw .rateLimited(asked) }
                    patience -= asked
                    try await wait(asked)
                    continue
                case 408, 425, 500...599: trouble = .unexpected(answer.status, what)
                default: return answer
                }
            case .failure(.notSent(let cause)): throw .unreachable(cause)
            case .failure(.lost(let cause)): trouble = .unreachable(cause)
            }
            guard let pause = rest.popFirst() else { throw trouble }
            try await wait(pause)
        }
    }

    private func wait(_ seconds: Double) async throws(DestinationError) {
        do { try await clock.wait(seconds: seconds) } catch {
            throw .unreachable("the task was cancelled")
        }
    }
}
