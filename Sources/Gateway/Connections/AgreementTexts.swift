// The words an administrator agrees to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// The words an administrator agrees to before a connection may send.
///
/// The digest of the exact bytes goes into the entry. A changed text is a new version.
public enum AgreementTexts {
    /// The text's own name, its version and its language.
    public static let name = "privacy-compliance"
    /// Counts up with every change of the text.
    public static let version = 1
    /// The language it is written in.
    public static let language = "en"
    /// What has to be said.
    public static let statement = "I agree"

    /// The text for one connection.
    public static func text(for connection: ConnectionRecord) -> String {
        """
        By agreeing you let personal data leave this organisation through the connection
        "\(connection.displayName)" to \(connection.address).

        1. The recipient receives names, addresses and other personal data of data subjects.
        2. The gateway sends only what consent, permission and policy release, on your
           instruction; it does not judge whether the recipient keeps its own duties.
        3. Your organisation answers for the lawful basis, for the contract with the recipient
           and for transfers to other countries.
        4. You can revoke this agreement at any time; a running transfer then stops before its
           next batch. What was sent before stays with the recipient until it is deleted there.
        5. Your name, the time, this text's digest and the end of the agreement are recorded.

        """
    }

    static func digest(for connection: ConnectionRecord) -> Digest<AgreementText> {
        SHA256.digest(of: Array(text(for: connection).utf8))
    }
}
