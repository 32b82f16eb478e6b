// Whether a connection's agreement holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whether a connection's agreement holds at an instant.
public enum AgreementStanding: Hashable, Sendable {
    /// It holds.
    case active(Identifier<AgreementNoun>)
    /// It does not, and why: `agreement.missing`, `.revoked`, `.expired` or `.superseded`.
    case lacking(ReasonCode)
}
