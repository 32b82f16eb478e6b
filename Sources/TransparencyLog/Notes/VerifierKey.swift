// A key that verifies notes, with its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// A key that verifies notes, with its name: C2SP signed-note, type 01 (Ed25519).
public struct VerifierKey: Hashable, Sendable {
    let named: NamedKey

    /// The signer's name; a log's is its origin.
    public var name: String { named.name }
    /// The first four bytes of SHA-256 over name, newline, type and key, big-endian.
    public var identifier: UInt32 { named.identifier }
    /// The key itself.
    public var key: VerificationKey { named.key }

    /// Joins name and key.
    ///
    /// - Throws: `LogFormatError` for a name that is empty or holds white space or a plus.
    public init(name: String, key: VerificationKey) throws(LogFormatError) {
        named = try NamedKey(name: name, kind: .note, key: key)
    }

    /// Reads `<name>+<identifier>+<base 64>`, and derives the identifier anew.
    ///
    /// - Throws: `LogFormatError` for any other text, another algorithm or an unsafe key.
    public init(parsing text: String) throws(LogFormatError) {
        named = try NamedKey(parsing: text, kind: .note)
    }

    /// `<name>+<identifier>+<base 64>`.
    public var text: String { named.text }
}
