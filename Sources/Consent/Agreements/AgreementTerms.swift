// The terms as they are now.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The terms as they are now, which an agreement must be to: the newest text, filled in anew.
public struct AgreementTerms: Hashable, Sendable {
    /// The text's own name.
    public let text: String
    /// The newest version of it.
    public let version: Int
    /// SHA-256, hexadecimal, of the text in the agreement's language, filled in with the connection
    /// as it is and with what the agreement says of its scope and end; nil where there is no such
    /// text.
    public let digest: String?

    /// Joins the parts.
    public init(text: String, version: Int, digest: String?) {
        self.text = text
        self.version = version
        self.digest = digest
    }
}
