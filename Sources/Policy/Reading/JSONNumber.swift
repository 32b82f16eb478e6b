// Tells a JSON number from text.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Tells a JSON number from text: `-1`, `0.60` and `1e3` are numbers, `+49`, `007` and `.5` text.
enum JSONNumber {
    /// The number; nil when the text is not spelt as JSON spells one, or is not finite.
    static func content(of text: String) -> StrictNode.Content? {
        var rest = Substring(text)
        if rest.first == "-" { rest.removeFirst() }
        let whole = digits(of: &rest)
        guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return nil }
        let isWhole = rest.isEmpty
        if rest.first == "." {
            rest.removeFirst()
            guard !digits(of: &rest).isEmpty else { return nil }
        }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
            guard !digits(of: &rest).isEmpty else { return nil }
        }
        guard rest.isEmpty else { return nil }
        if isWhole, let value = Int64(text), value.magnitude <= 1 << 53 { return .integer(value) }
        guard let value = Double(text), value.isFinite else { return nil }
        return .number(value)
    }

    private static func digits(of rest: inout Substring) -> Substring {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
