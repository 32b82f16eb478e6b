// The profile fields that policies may read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The profile fields that policies may read: a closed list, so that a misspelt one is refused.
public enum ProfileSchema {
    /// What a field's bytes say.
    public enum Kind: Hashable, Sendable {
        /// Text, compared byte for byte.
        case text
        /// A day: `YYYY-MM-DD`, alone or before a time of day.
        case date
        /// `true` or `false`, with a small or a capital first letter or all in capitals.
        case flag
    }

    private static let kinds: [String: Kind] = [
        "customer_id": .text,
        "email": .text,
        "first_name": .text,
        "last_name": .text,
        "phone": .text,
        "country": .text,
        "language": .text,
        "city": .text,
        "postcode": .text,
        "loyalty_tier": .text,
        "birth_date": .date,
        "contract_active": .flag,
        "guardian_consent": .flag,
    ]

    /// The names, sorted.
    public static let names: [String] = kinds.keys.sorted()

    /// What a field's bytes say; nil when there is no such field.
    public static func kind(of field: SourceField) -> Kind? { kinds[field.text] }
}
