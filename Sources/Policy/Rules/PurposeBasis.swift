// What a purpose rests on.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a purpose rests on for one person; there is no third way.
enum PurposeBasis: Hashable, Sendable {
    /// The person's consent.
    case consent(ConsentRequirement)
    /// A fact about the person, such as a running contract.
    case requirement(FieldCheck)
}
