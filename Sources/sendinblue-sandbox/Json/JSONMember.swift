// One member of a JSON object.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One member of a JSON object.
struct JSONMember: Equatable, Sendable {
    let name: String
    let value: JSONValue
}
