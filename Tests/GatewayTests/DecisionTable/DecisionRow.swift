// One reason code, and something that really gives it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// One reason code, and something that really gives it.
struct DecisionRow: Sendable, CustomTestStringConvertible {
    /// Whom or what a code is about.
    enum About: String, Sendable {
        case person = "a person is withheld"
        case field = "a field of a person stays here"
        case transfer = "a transfer is refused"
        case delivery = "a transfer stops, or its recipient did not take it"
        case permission = "a request is not permitted"
        case request = "a request cannot be carried out"
    }

    let code: ReasonCode
    let about: About
    /// Lets it happen, and says which code was seen.
    let seen: @Sendable () async throws -> ReasonCode?

    var testDescription: String { code.description }
}
