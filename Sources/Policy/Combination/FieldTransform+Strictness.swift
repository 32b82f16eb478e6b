// Which of two transforms is the stricter.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension FieldTransform {
    /// The place in the order of strictness: what tells less has the greater number.
    ///
    /// Truncating and generalising have the same, because neither tells less than the other.
    private var rank: Int {
        switch self {
        case .allow: 0
        case .truncate, .generalise: 1
        case .mask: 2
        case .tokenise: 3
        case .hmac: 4
        case .constant: 5
        case .drop: 6
        }
    }

    /// Whether it tells something of the value, so that it matters which value.
    var readsValue: Bool {
        switch self {
        case .drop, .constant: false
        case .allow, .hmac, .tokenise, .mask, .truncate, .generalise: true
        }
    }

    /// What tells no more than either of two; nil when neither is the stricter.
    ///
    /// Two masks show the shorter end, and only where each would show one.
    static func stricter(_ left: FieldTransform, _ right: FieldTransform) -> FieldTransform? {
        if left.rank != right.rank { return left.rank > right.rank ? left : right }
        switch (left, right) {
        case (.mask(let leftKeep, let leftShown), .mask(let rightKeep, let rightShown)):
            return .mask(
                keepLast: min(leftKeep, rightKeep), shownFrom: max(leftShown, rightShown))
        case (.truncate(let leftKeep, let suffix), .truncate(let rightKeep, let other))
        where suffix == other:
            return .truncate(keep: min(leftKeep, rightKeep), suffix: suffix)
        default: return left == right ? left : nil
        }
    }
}
