// A connection's credential, sealed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
public import Domain

/// A connection's API key: sealed under a data key of its own, which the key-encryption key wraps.
///
/// Both carry connection, version and purpose as associated data: a record moved to another
/// connection does not open.
public struct SealedCredential: Hashable, Sendable {
    /// The connection it belongs to.
    public let connection: Name<Connection>
    /// Counts up with each rotation, from 1.
    public let version: Int
    /// When it was sealed.
    public let sealedAt: Instant
    /// The data key, wrapped.
    public let wrappedKey: SealedBox
    /// The API key, sealed under the data key.
    public let box: SealedBox

    /// Joins the parts.
    public init(
        connection: Name<Connection>, version: Int, sealedAt: Instant, wrappedKey: SealedBox,
        box: SealedBox
    ) {
        self.connection = connection
        self.version = version
        self.sealedAt = sealedAt
        self.wrappedKey = wrappedKey
        self.box = box
    }
}
