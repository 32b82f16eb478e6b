// What an agreement lets leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What an agreement lets leave: for which purposes, which kinds of data, to whom.
///
/// All three are sets of words as policies write them. What a policy has beyond them needs an
/// agreement of its own: a wider scope supersedes.
public struct AgreementScope: Hashable, Sendable, Codable {
    /// Purposes, sorted.
    public let purposes: [String]
    /// Categories of data, as terms such as `pd:EmailAddress`, sorted.
    public let categories: [String]
    /// The recipients' legal names, sorted.
    public let recipients: [String]

    /// Nothing may leave.
    public static let none = AgreementScope(purposes: [], categories: [], recipients: [])

    /// Takes the words; each counts once.
    public init(
        purposes: some Sequence<String>, categories: some Sequence<String>,
        recipients: some Sequence<String>
    ) {
        self.purposes = Set(purposes).sorted()
        self.categories = Set(categories).sorted()
        self.recipients = Set(recipients).sorted()
    }

    /// Everything that either lets leave.
    public func union(_ other: AgreementScope) -> AgreementScope {
        AgreementScope(
            purposes: purposes + other.purposes, categories: categories + other.categories,
            recipients: recipients + other.recipients)
    }

    /// Whether everything that `other` lets leave may leave under this.
    public func covers(_ other: AgreementScope) -> Bool {
        Set(purposes).isSuperset(of: other.purposes)
            && Set(categories).isSuperset(of: other.categories)
            && Set(recipients).isSuperset(of: other.recipients)
    }

    /// What of this may not leave under `other`.
    public func beyond(_ other: AgreementScope) -> AgreementScope {
        AgreementScope(
            purposes: Set(purposes).subtracting(other.purposes),
            categories: Set(categories).subtracting(other.categories),
            recipients: Set(recipients).subtracting(other.recipients))
    }

    /// Whether nothing may leave: a purpose, a category or a recipient is missing altogether.
    public var isEmpty: Bool { purposes.isEmpty || categories.isEmpty || recipients.isEmpty }
}
