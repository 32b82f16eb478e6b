// A value of a policy file, with its place.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A value of a policy file, with its place: what JSON can say, and nothing else.
struct StrictNode: Sendable {
    indirect enum Content: Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case number(Double)
        case string(String)
        case list([StrictNode])
        case map([Member])
    }

    struct Member: Sendable {
        let name: String
        let place: Place
        let value: StrictNode
    }

    let place: Place
    let content: Content

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .null: "null"
        case .boolean: "true or false"
        case .integer, .number: "a number"
        case .string: "text"
        case .list: "a list"
        case .map: "a map"
        }
    }

    /// The same value without places, whose bytes are the policy's identity.
    var canonical: CanonicalJSON {
        switch content {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .list(let values): .array(values.map(\.canonical))
        case .map(let members):
            .object(
                Dictionary(members.map { ($0.name, $0.value.canonical) }) { first, _ in first })
        }
    }
}
