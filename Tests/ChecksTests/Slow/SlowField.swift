// A target field as its document says it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A target field as its document says it, or as a policy and guard-rails say it together.
struct SlowField {
    let target: String
    let source: String?
    let categories: [String]
    /// Positions, counted on through the guard-rails.
    let purposes: [Int]
    let isRequired: Bool
    let action: SlowAction

    /// The field under a policy and one more guard-rail; nil where both cannot stand together.
    ///
    /// `own` is this field, `offset` how many purposes come before the guard-rail's.
    func joined(with rail: SlowPolicy, offset: Int) -> SlowField? {
        if categories.contains(where: rail.prohibited.contains) { return nil }
        guard let other = rail.fields.first(where: { $0.target == target }) else {
            return isRequired
                ? nil
                : SlowField(
                    target: target, source: source, categories: categories, purposes: purposes,
                    isRequired: false, action: .drop)
        }
        let words = [action.word, other.action.word]
        let readsNothing = words.map { $0 == "drop" || $0 == "constant" }
        if readsNothing == [false, false], source != other.source { return nil }
        guard let stricter = action.stricter(than: other.action) else { return nil }
        // Somebody wants a value to be there that is not sent.
        if isRequired || other.isRequired, words.contains("drop") { return nil }
        if isRequired, !readsNothing[0], readsNothing[1] { return nil }
        if other.isRequired, !readsNothing[1], readsNothing[0] { return nil }
        return SlowField(
            target: target, source: stricter == action ? source : other.source,
            categories: categories, purposes: purposes + other.purposes.map { $0 + offset },
            isRequired: isRequired || other.isRequired, action: stricter)
    }
}
