// What came of asking for a permit.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What came of asking for a permit: a refusal is an answer, with its reason and its rule.
public enum PermitDecision: ~Copyable, Sendable {
    /// The transfer may run.
    case granted(Permit)
    /// It may not, and nothing left.
    case refused(ReasonCode, rule: String)
}
