// How much a peer may take up.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How much a peer may take up.
public struct SocketLimits: Hashable, Sendable {
    /// The longest line, in bytes without its end.
    public let lineBytes: Int
    /// How long a peer may take to send one line, or to take in one answer.
    public let patience: Duration
    /// Connections at a time.
    public let connections: Int
    /// Connections at a time of one account, so that none keeps the others out.
    public let connectionsOfOneAccount: Int

    /// Sets the limits.
    ///
    /// - Precondition: all are above zero.
    public init(
        lineBytes: Int = 65_536, patience: Duration = .seconds(60), connections: Int = 32,
        connectionsOfOneAccount: Int = 8
    ) {
        precondition(
            lineBytes > 0 && patience > .zero && connections > 0 && connectionsOfOneAccount > 0,
            "a limit of nothing would let nobody in")
        self.lineBytes = lineBytes
        self.patience = patience
        self.connections = connections
        self.connectionsOfOneAccount = connectionsOfOneAccount
    }
}
