// What became of one target field.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What becomes of one target field of one person, if that person leaves at all.
public enum FieldOutcome: Hashable, Sendable {
    /// It leaves.
    case leaves
    /// The profile holds no value, so there is nothing to send and nothing to withhold.
    case absent
    /// There is a value, or a rule that says no, and it stays here for this reason.
    case dropped(DecisionCode)
}
