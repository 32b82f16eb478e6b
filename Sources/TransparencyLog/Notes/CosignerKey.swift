// A key that verifies cosignatures, with its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// A key that verifies cosignatures, with its name: C2SP tlog-cosignature, type 04 (Ed25519).
///
/// A type of its own beside `VerifierKey`: what a witness signs says more than what a log signs,
/// and neither key may verify the other's lines.
public struct CosignerKey: Hashable, Sendable {
    let named: NamedKey

    /// The cosigner's name.
    public var name: String { named.name }
    /// The first four bytes of SHA-256 over name, newline, type and key, big-endian.
    public var identifier: UInt32 { named.identifier }
    /// The key itself; what it signs does not name the cosigner, so one key is one cosigner.
    public var key: VerificationKey { named.key }

    /// Joins name and key.
    ///
    /// - Throws: `LogFormatError` for a name that is empty or holds white space or a plus.
    public init(name: String, key: VerificationKey) throws(LogFormatError) {
        named = try NamedKey(name: name, kind: .cosignature, key: key)
    }

    /// Reads `<name>+<identifier>+<base 64>`, and derives the identifier anew.
    ///
    /// - Throws: `LogFormatError` for any other text, another type or an unsafe key.
    public init(parsing text: String) throws(LogFormatError) {
        named = try NamedKey(parsing: text, kind: .cosignature)
    }

    /// `<name>+<identifier>+<base 64>`.
    public var text: String { named.text }
}
