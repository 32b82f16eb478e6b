// The leave to ask without personal data.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The leave to call a recipient without personal data: to test a connection, to read lists.
///
/// Minted by the gateway after its own `secret.unsealed` entry, which names the agreement that it
/// was found to hold under, and spent once. Without an agreement there is none to be had.
public struct Errand: ~Copyable, Sendable {
    /// The place of its entry.
    public let entryIndex: UInt64
    /// The connection it is for.
    public let connection: Name<Connection>

    internal init(under agreement: ActiveAgreement, recordedAt entryIndex: UInt64) {
        connection = agreement.connection
        self.entryIndex = entryIndex
    }
}
