// A profile field and a question about it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A profile field and a question about it.
struct FieldCheck: Hashable, Sendable {
    let field: SourceField
    let test: FieldTest

    /// What must be true, for explanations.
    var words: String {
        let words =
            switch test {
            case .isOneOf(let texts) where texts.count <= 5:
                "is " + texts.map { "`\($0)`" }.joined(separator: " or ")
            case .isOneOf(let texts): "is one of the policy's \(texts.count) values"
            case .isNoneOf(let texts) where texts.count <= 5:
                "is there and not " + texts.map { "`\($0)`" }.joined(separator: " or ")
            case .isNoneOf(let texts): "is there and none of the policy's \(texts.count) values"
            case .isFlag(let value): "is \(value)"
            case .isPresent: "has a value"
            case .isAged(let years): "says at least \(years) years"
            case .isBefore(let day): "is before \(day)"
            case .isAfter(let day): "is after \(day)"
            case .always: "is anything"
            case .never: "is nothing"
            }
        return "`\(field)` \(words)"
    }
}
