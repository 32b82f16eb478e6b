// What one request may cost.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What one request may cost, and whom it trusts.
struct TransportLimits: Sendable {
    /// Seconds until the connection stands, its encryption included.
    var connectSeconds = 10.0
    /// Seconds until the whole answer is there.
    var totalSeconds = 120.0
    /// Most bytes of an answer's body.
    var answerBytes = 16 << 20
    /// Most bytes of an answer's header lines.
    var headerBytes = 64 << 10
    /// A file of certificate authorities in place of the system's; for tests.
    var authorities: String?
}
