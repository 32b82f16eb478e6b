// A policy's key for keyed pseudonyms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// A policy's key for keyed pseudonyms, by the name that fields give it.
public final class NamedKey: Sendable {
    /// The name, such as `ext-id`.
    public let name: String
    let secret: SecretBytes

    /// Joins both.
    public init(name: String, secret: consuming SecretBytes) {
        self.name = name
        self.secret = secret
    }
}
