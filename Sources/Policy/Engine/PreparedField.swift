// A target field made ready to be filled.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A target field made ready to be filled: its column, its purpose and its transform.
struct PreparedField: Sendable {
    /// What is done to the value.
    enum Transform: Sendable {
        case allow
        case drop
        case constant([UInt8])
        case hmac(KeyedHasher)
        case mask(keepLast: Int)
        case truncate(keep: Int, suffix: [UInt8])
        case generalise(AgeBands)

        /// Adds what leaves in the place of a value that is not absent; `scratch` is overwritten.
        func append(
            _ value: ArraySlice<UInt8>, to text: inout [UInt8], scratch: inout [UInt8]
        ) {
            switch self {
            case .allow: text.append(contentsOf: value)
            case .drop: break
            case .constant(let constant): text.append(contentsOf: constant)
            case .hmac(let hasher): hasher.append(codeOf: value, to: &text, scratch: &scratch)
            case .mask(let keepLast): CharacterCut.mask(value, keepLast: keepLast, to: &text)
            case .truncate(let keep, let suffix):
                text.append(contentsOf: CharacterCut.prefix(keep, of: value))
                text.append(contentsOf: suffix)
            case .generalise(let bands):
                if let label = bands.label(of: value) { text.append(contentsOf: label) }
            }
        }
    }

    /// Nil when the source has no such column, and for a constant.
    let column: Int?
    let purpose: Int
    let isRequired: Bool
    let transform: Transform

    /// Whether it needs no value of the profile.
    var isConstant: Bool {
        if case .constant = transform { true } else { false }
    }

    init(
        _ rule: FieldRule, columns: [SourceField: Int], hashers: [String: KeyedHasher], today: Int
    ) throws(PolicyEngineError) {
        column = rule.source.flatMap { columns[$0] }
        purpose = rule.purpose
        isRequired = rule.isRequired
        switch rule.transform {
        case .allow: transform = .allow
        case .drop: transform = .drop
        case .constant(let text): transform = .constant(Array(text.utf8))
        case .hmac(let key):
            guard let hasher = hashers[key] else { throw .keyMissing(key) }
            transform = .hmac(hasher)
        case .mask(let keepLast): transform = .mask(keepLast: keepLast)
        case .truncate(let keep, let suffix):
            transform = .truncate(keep: keep, suffix: Array(suffix.utf8))
        case .generalise(let bands):
            transform = .generalise(AgeBands(bands, today: today))
        }
    }
}
