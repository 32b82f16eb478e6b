// What a purpose asks of a consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a purpose asks of a consent, beyond that its state is valid.
///
/// A file names all five; the mutation check makes copies in which one is missing.
struct ConsentRequirement: Hashable, Sendable {
    /// The ways of expressing it that count; nil for any.
    var types: [ConsentType]?
    /// How long it counts after it was expressed, exclusive; nil for ever.
    var maxAge: Period?
    /// Whether it must have been confirmed.
    var isConfirmed: Bool
    /// The notice it must have been given under; nil for any.
    var notice: RequiredNotice?
    /// Whether it must name the recipient, by the connection's type.
    var namesRecipient: Bool
}
