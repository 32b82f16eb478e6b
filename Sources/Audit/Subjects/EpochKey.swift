// The key under which one epoch's subject records stand.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// The key under which one epoch's subject records stand: it makes their tags and opens their files.
///
/// Once it is destroyed nobody can tell whose tag is whose, and no file of the epoch opens.
public struct EpochKey: ~Copyable, Sendable {
    /// The epoch, 1 to 8 visible ASCII characters: the key's version.
    public let name: String

    private let secret: SecretBytes

    /// Takes over the epoch's key.
    public init(name: String, secret: consuming SecretBytes) {
        self.name = name
        self.secret = secret
    }

    /// The key that wraps the keys of this epoch's segments.
    func wrappingKey() throws(CryptographyError) -> SecretBytes {
        try KeyDerivation.hkdf(
            secret, salt: [], info: Array("exeat/segment-wrap/1".utf8), count: 32)
    }
}
