// A condition that must be true for a person to leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A condition that must be true for a person to leave: unknown is not true.
struct PolicyCondition: Hashable, Sendable {
    let identifier: String
    /// One check, or the arms of an `any`, of which one must be true.
    let arms: [FieldCheck]
}
