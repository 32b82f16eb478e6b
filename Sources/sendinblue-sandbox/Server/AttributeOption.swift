// An attribute on the command line.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// An attribute on the command line: `NAME:TYPE`, or with its choices `NAME:TYPE:A,B`.
struct AttributeOption: Sendable {
    let definition: AttributeDefinition

    init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count >= 2, AttributeCatalogue.isName(parts[0]) else {
            throw ValidationError("`\(text)` is no attribute: write NAME:TYPE in capital letters")
        }
        let choices = parts.count > 2 ? parts[2].split(separator: ",").map(String.init) : []
        if parts[1] == "category" {
            definition = AttributeDefinition(
                name: parts[0], category: .category, kind: nil,
                labels: choices.enumerated().map { .init(label: $1, value: $0 + 1) })
        } else if let kind = AttributeDefinition.Kind(rawValue: parts[1]) {
            definition = AttributeDefinition(
                name: parts[0], category: .normal, kind: kind, options: choices)
        } else {
            throw ValidationError("`\(parts[1])` is no type of an attribute")
        }
    }
}
