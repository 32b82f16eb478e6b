// What transforms need besides the value.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What transforms need besides the value, kept apart so that a prepared field is plain.
struct FieldParts: Sendable {
    private var texts: [[UInt8]] = []
    private var hashers: [KeyedHasher] = []
    private var tokenisers: [Tokeniser] = []
    private var bands: [AgeBands] = []
    private var scratch: [UInt8] = []

    /// Prepares a field and keeps what it needs.
    mutating func prepare(
        _ rule: FieldRule, columns: [SourceField: Int], keys: [NamedKey], today: Int
    ) throws(PolicyEngineError) -> PreparedField {
        let transform: PreparedField.Transform
        switch rule.transform {
        case .allow: transform = .allow
        case .drop: transform = .drop
        case .constant(let text):
            texts.append(Array(text.utf8))
            transform = .constant(text: texts.count - 1)
        case .hmac(let name):
            guard let key = keys.first(where: { $0.name == name }) else { throw .keyMissing(name) }
            hashers.append(KeyedHasher(key))
            transform = .hmac(hasher: hashers.count - 1)
        case .tokenise(let name):
            guard let key = keys.first(where: { $0.name == name }) else { throw .keyMissing(name) }
            tokenisers.append(Tokeniser(key, target: rule.target))
            transform = .tokenise(tokeniser: tokenisers.count - 1)
        case .mask(let keepLast, let shownFrom):
            transform = .mask(keepLast: keepLast, shownFrom: shownFrom)
        case .truncate(let keep, let suffix):
            texts.append(Array(suffix.utf8))
            transform = .truncate(keep: keep, suffix: texts.count - 1)
        case .generalise(let starts):
            bands.append(AgeBands(starts, today: today))
            transform = .generalise(bands: bands.count - 1)
        }
        return PreparedField(
            column: rule.source.flatMap { columns[$0] },
            purposes: rule.purposes.reduce(0) { $0 | 1 << UInt64($1) }, isRequired: rule.isRequired,
            transform: transform)
    }

    /// Whether a value that is not absent can be transformed.
    func canTransform(_ value: Span<UInt8>, by transform: PreparedField.Transform) -> Bool {
        guard case .generalise(let index) = transform else { return true }
        return bands[index].band(of: value) != nil
    }

    /// Adds to `text` what leaves in the place of a value that is not absent.
    mutating func append(
        _ value: ArraySlice<UInt8>, by transform: PreparedField.Transform, to text: inout [UInt8]
    ) {
        switch transform {
        case .allow: text.append(contentsOf: value)
        case .drop: break
        case .constant(let index): text.append(contentsOf: texts[index])
        case .hmac(let index):
            hashers[index].append(codeOf: value, to: &text, scratch: &scratch)
        case .tokenise(let index):
            tokenisers[index].append(tokenOf: value, to: &text, scratch: &scratch)
        case .mask(let keepLast, let shownFrom):
            CharacterCut.mask(value, keepLast: keepLast, shownFrom: shownFrom, to: &text)
        case .truncate(let keep, let suffix):
            text.append(contentsOf: CharacterCut.prefix(keep, of: value))
            text.append(contentsOf: texts[suffix])
        case .generalise(let index):
            guard let band = bands[index].band(of: value.span) else { return }
            text.append(contentsOf: bands[index].labels[band])
        }
    }
}
