// A test that stands in a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A test that stands in a policy file: one person at one instant, and what must be decided.
struct PolicyTest: Sendable {
    enum Expectation: Sendable {
        case deny(ReasonCode)
        case allow(record: [TargetField: String], dropped: [TargetField: ReasonCode])
    }

    /// Stands in an expected record for 64 hexadecimal digits under a key made for the test.
    static let anyCode = "<hmac>"
    /// Stands in an expected record for a token under a key made for the test.
    static let anyToken = "<token>"

    let name: String
    let now: Instant
    let profile: [SourceField: [UInt8]]
    let suppression: Suppression
    let events: [PolicyTestEvent]
    let expectation: Expectation
}
