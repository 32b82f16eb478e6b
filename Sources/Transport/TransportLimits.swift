// What one request may cost.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What one request may cost, and whom it trusts.
public struct TransportLimits: Sendable {
    /// Seconds until the connection stands, its encryption included.
    public let connectSeconds: Double
    /// Seconds until the whole answer is there.
    public let totalSeconds: Double
    /// Most bytes of an answer's body.
    public let answerBytes: Int
    /// Most bytes of an answer's header lines.
    public let headerBytes: Int
    /// A file of certificate authorities in place of the system's; nil for those.
    public let authorities: String?

    /// Takes them as they are.
    public init(
        connectSeconds: Double = 10, totalSeconds: Double = 120, answerBytes: Int = 16 << 20,
        headerBytes: Int = 64 << 10, authorities: String? = nil
    ) {
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
        self.answerBytes = answerBytes
        self.headerBytes = headerBytes
        self.authorities = authorities
    }
}
