// An API key on its way to being sealed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// An API key on its way to being sealed: it can be read from a request, and never be written.
public final class ArrivingCredential: Sendable, Codable {
    let secret: SecretBytes

    /// Takes the key; the caller wipes its own copies.
    public init(_ secret: consuming SecretBytes) { self.secret = secret }

    /// Reads the key's text.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        secret = SecretBytes(copying: Array(text.utf8))
    }

    /// Refuses: an API key is never written anywhere but into its seal.
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
            "an API key",
            EncodingError.Context(
                codingPath: encoder.codingPath, debugDescription: "an API key is never written"))
    }
}
