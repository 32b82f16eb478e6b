// A key that signs notes, with its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// A key that signs notes, with its name.
public struct NoteSigner: ~Copyable, Sendable {
    private let key: SigningKey

    /// The key that verifies what it signs.
    public let verifierKey: VerifierKey

    /// Joins name and key.
    ///
    /// - Throws: `LogFormatError` for a name that is empty or holds white space or a plus.
    public init(name: String, key: consuming SigningKey) throws(LogFormatError) {
        verifierKey = try VerifierKey(name: name, key: key.verificationKey)
        self.key = key
    }

    /// Signs a text that ends with a newline.
    ///
    /// - Throws: `LogFormatError` when the text is none for a note, or OpenSSL fails.
    public borrowing func sign(_ text: String) throws(LogFormatError) -> SignedNote {
        let signature: [UInt8]
        do { signature = try key.signature(of: Array(text.utf8)) } catch { throw .notSigned(error) }
        let line = NoteSignature(
            name: verifierKey.name, identifier: verifierKey.identifier, signature: signature)
        return try SignedNote(text: text, signatures: [line])
    }
}
