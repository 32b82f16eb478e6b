// A second reading of a policy's bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Policy
import Yams

/// A second reading of a policy's bytes, which asks nothing and refuses as little as it can.
enum NaiveReading {
    /// The document; throws what the parser throws.
    static func tree(of bytes: [UInt8]) throws -> Tree {
        guard let node = try compose(yaml: String(decoding: bytes, as: UTF8.self), .basic) else {
            return .null
        }
        return tree(of: node)
    }

    private static func tree(of node: Node) -> Tree {
        switch node {
        case .scalar(let scalar):
            scalar.style == .plain ? word(scalar.string) : .text(scalar.string)
        case .sequence(let items): .list(items.map { tree(of: $0) })
        case .mapping(let members): .map(members.map { ($0.key.string ?? "", tree(of: $0.value)) })
        case .alias: .null
        }
    }

    /// An unquoted word: what JSON takes for something else than text, or text.
    private static func word(_ text: String) -> Tree {
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        default:
            let isNumber = text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/)
            return isNumber == nil ? .text(text) : .number(text)
        }
    }

    /// What the document's identity should be.
    static func digest(of tree: Tree) -> Digest<PolicyText> {
        SHA256.digest(of: canonical(tree).bytes)
    }

    private static func canonical(_ tree: Tree) -> CanonicalJSON {
        switch tree {
        case .null: .null
        case .flag(let value): .boolean(value)
        case .number(let digits):
            if let whole = Int64(digits), whole.magnitude <= 1 << 53 {
                .integer(whole)
            } else {
                .number(Double(digits) ?? .nan)
            }
        case .text(let words): .string(words)
        case .list(let items): .array(items.map(canonical))
        case .map(let members):
            .object(Dictionary(members.map { ($0.0, canonical($0.1)) }) { first, _ in first })
        }
    }
}
